#!/usr/bin/env python3
"""Installs the two Debian packages into a clean tree, uses them there, and takes them away again.

  cleantree.py --packages DIR [--work DIR] [--suite bookworm] [--screenshot FILE]

Root only. Mounts and processes are this script's own and go with it; the tree is below --work. The network is used until everything
is installed and is then exchanged for a loopback interface of the script's own.
"""
import argparse
import atexit
import ctypes
import fcntl
import glob
import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../docs"))
from rundocs import blocks  # pylint: disable=wrong-import-position

PATIENCE = 120  # seconds; a loaded machine, never the expected duration
CLIENTS = "http://127.0.0.1:7420"
ADMIN = "http://127.0.0.1:7421"
CONFIG = "/etc/chinwag/chinwagd.conf"
DATA = "/var/lib/chinwagd"
PASSWORD = "correct horse battery"
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
LIBC = ctypes.CDLL(None, use_errno=True)
NEW_MOUNTS, NEW_NETWORK = 0x00020000, 0x40000000


def check(condition, sentence):
    if not condition:
        sys.exit("FAILED: " + sentence)
    print("  ok: " + sentence, flush=True)


def wait_for(condition, sentence, explain=lambda: ""):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        answer = condition()
        if answer:
            check(True, sentence)
            return answer
        time.sleep(0.05)
    check(False, f"{sentence}: {explain()}")


def unshare(what):
    if LIBC.unshare(what) != 0:
        sys.exit("cannot unshare: " + os.strerror(ctypes.get_errno()))


def loopback_only():
    unshare(NEW_NETWORK)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, 0x8913, struct.pack("16sh14x", b"lo", 0)))[1]
        fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo", flags | 1))


def mirror(suite):
    """Where this machine itself gets its packages from."""
    targets = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(CODENAME) $(COMPONENT)",
                              "Created-By: Packages"], check=True, capture_output=True, text=True).stdout
    places = [line.split() for line in targets.splitlines()]
    for same in (True, False):  # another suite is probably at the same place
        for uri, release, codename, component in places:
            if component == "main" and "security" not in uri + release and (not same or suite in (release, codename)):
                return uri
    sys.exit("apt on this machine names no mirror")


class Tree:
    def __init__(self, work, suite, name="tree", keep=False):
        self.base = os.path.join(work, suite + "-base")
        self.root = os.path.join(work, f"{suite}-{name}")
        self.archives = os.path.join(work, suite + "-archives")
        if not os.path.exists(self.base + "/etc/debian_version"):
            partial = self.base + ".partial"
            shutil.rmtree(partial, ignore_errors=True)
            subprocess.run(["debootstrap", "--variant=minbase", suite, partial, mirror(suite)], check=True, stdout=subprocess.DEVNULL)
            os.rename(partial, self.base)
        if not keep:
            shutil.rmtree(self.root, ignore_errors=True)
        if not os.path.exists(self.root):
            subprocess.run(["cp", "-a", "--reflink=auto", self.base, self.root], check=True)
        os.makedirs(self.archives + "/partial", exist_ok=True)
        unshare(NEW_MOUNTS)
        self.mount("--make-rprivate", "/")
        self.mount("-t", "proc", "proc", self.path("/proc"))
        self.mount("--rbind", "/dev", self.path("/dev"))
        self.mount("--bind", self.archives, self.path("/var/cache/apt/archives"))
        with open(self.path("/usr/sbin/policy-rc.d"), "w", encoding="ascii") as file:
            file.write("#!/bin/sh\nexit 101\n")
            os.fchmod(file.fileno(), 0o755)
        with open(self.path("/etc/apt/apt.conf.d/90test"), "w", encoding="ascii") as file:
            file.write('APT::Install-Recommends "false";\nAPT::Get::Assume-Yes "true";\nBinary::apt::APT::Keep-Downloaded-Packages "true";\n')

    @staticmethod
    def mount(*arguments):
        subprocess.run(["mount", *arguments], check=True)

    def path(self, inside):
        return self.root + inside

    def command(self, *arguments, user=None):
        become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
        return ["chroot", self.root, *become, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
                "DEBIAN_FRONTEND=noninteractive", *arguments]

    def run(self, *arguments, user=None):
        done = subprocess.run(self.command(*arguments, user=user), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"FAILED: {' '.join(arguments)}\n{done.stdout}")
        return done.stdout

    def start(self, *arguments, user=None):
        log = tempfile.NamedTemporaryFile("w+", encoding="utf-8")
        process = subprocess.Popen(self.command(*arguments, user=user), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        process.log = log
        atexit.register(process.kill)
        return process


def http(method, url, body=None, token=None):
    """(status, JSON), or (0, {}) when nobody answers."""
    request = urllib.request.Request(url, method=method, data=json.dumps(body).encode() if body is not None else None)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read() or "{}")
    except urllib.error.HTTPError as error:
        return error.code, {}
    except (OSError, ValueError):
        return 0, {}


class Supervisor(threading.Thread):
    """systemd's end of the notification socket."""

    def __init__(self, tree):
        super().__init__(daemon=True)
        self.inside = "/run/notify-test"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(tree.path(self.inside))
        os.chmod(tree.path(self.inside), 0o666)
        self.heard = ""
        self.start()

    def run(self):
        while True:
            self.heard += self.socket.recv(4096).decode() + "\n"

    def hears(self, word):
        return word in self.heard


class Window:
    def __init__(self, tree, display, name, *arguments):
        self.probe = f"/home/ann/{name}.probe"
        self.tree = tree
        self.desktop = ("HOME=/home/ann", "XDG_RUNTIME_DIR=/home/ann/run", "QT_QPA_PLATFORM=xcb", "DISPLAY=" + display)
        self.process = tree.start(*self.desktop, "CHINWAG_PROBE=" + self.probe, "chinwag", *arguments, user="ann")

    def start_again(self, *arguments):
        self.tree.run(*self.desktop, "chinwag", *arguments, user="ann")

    def state(self):
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(10)
                probe.connect(self.tree.path(self.probe))
                probe.sendall(b'{"query":"state"}\n')
                return json.loads(probe.makefile(encoding="utf-8").readline() or "{}")
        except (OSError, ValueError):
            return {}

    def explain(self):
        self.process.log.seek(0)
        return f"{self.state()}\n{self.process.log.read()}"

    def close(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


def start_display(tree):
    reader, writer = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1200x800x24", "-nolisten", "tcp", "-noreset", "-ac"],
                               pass_fds=[writer], stderr=subprocess.DEVNULL)
    atexit.register(process.kill)
    os.close(writer)
    with os.fdopen(reader) as answer:
        display = ":" + answer.readline().strip()
    os.makedirs(tree.path("/tmp/.X11-unix"), exist_ok=True)
    tree.mount("--bind", "/tmp/.X11-unix", tree.path("/tmp/.X11-unix"))
    return display


def as_documented(tree, document, command):
    """What the document says, word for word, where the packages lie."""
    found = [text for text in blocks(os.path.join(SOURCE, document, "README.md"), "package") if text.startswith(command)]
    check(len(found) == 1, f"{document}/README.md says how to {command}")
    tree.run("bash", "-euc", "cd /root; " + found[0])


def install(tree, packages):
    print("Installing", flush=True)
    for package in packages:
        shutil.copy(package, tree.path("/root"))
    tree.run("apt-get", "update", "-qq")
    names = ["/root/" + os.path.basename(package) for package in packages]
    for document in ("server", "app"):
        as_documented(tree, document, "apt install")
    tree.run("useradd", "--create-home", "ann")
    tree.run("install", "-d", "-o", "ann", "-g", "ann", "-m", "700", "/home/ann/run")
    check("chinwagd" in tree.run("getent", "passwd", "chinwagd"), "the server has a user of its own")
    check(tree.run("stat", "-c", "%a %U:%G", CONFIG).split() == ["640", "root:chinwagd"], "not everybody reads its settings")
    tree.run("chinwagd", "--config", CONFIG, "--data-dir", "/tmp", "--check-config", user="chinwagd")
    enabled = tree.path("/etc/systemd/system/multi-user.target.wants/chinwagd.service")
    check(os.path.islink(enabled), "the service starts with the machine")
    subprocess.run(["systemd-analyze", "verify", "--root=" + tree.root, "--man=no", "chinwagd.service"], check=True)
    for page in ("man1/chinwag.1", "man1/chinwag-bench.1", "man5/chinwagd.conf.5", "man8/chinwagd.8"):
        check(os.access(tree.path(f"/usr/share/man/{page}.gz"), os.R_OK), f"the manual {page} is there")
    drivers = {os.path.basename(file) for file in glob.glob(tree.path("/usr/lib/*/qt6/plugins/sqldrivers/*.so"))}
    check({"libqsqlite.so", "libqsqlpsql.so"} <= drivers, "so are the drivers of both databases")
    tree.run("chinwag-bench", "prepare", "--output", "/dev/null", user="ann")

    with open(tree.path(CONFIG), "a", encoding="utf-8") as file:
        file.write("server-name = Our place\n")
    for name in names:
        tree.run("dpkg", "-i", name)
    kept = tree.run("tail", "-n1", CONFIG).strip()
    check(kept == "server-name = Our place", "an upgrade keeps changed settings")
    check(tree.run("stat", "-c", "%a %U:%G", CONFIG).split() == ["640", "root:chinwagd"], "and who may read them")


def start_server(tree, supervisor):
    """As the unit does it."""
    with open(tree.path("/usr/lib/systemd/system/chinwagd.service"), encoding="utf-8") as file:
        unit = dict(line.split("=", 1) for line in file.read().splitlines() if "=" in line and not line.startswith("#"))
    tree.run("install", "-d", "-o", unit["User"], "-g", unit["Group"], "-m", unit["StateDirectoryMode"], DATA)
    environment = ["STATE_DIRECTORY=" + DATA, "NOTIFY_SOCKET=" + supervisor.inside, "WATCHDOG_USEC=200000"]
    tree.run(*environment, *unit["ExecStartPre"].split(), user=unit["User"])
    return tree.start(*environment, *unit["ExecStart"].split(), user=unit["User"])


def use_server(server, supervisor):
    print("The server", flush=True)
    wait_for(lambda: supervisor.hears("READY=1") or server.poll() is not None, "the server says that it is ready")
    status, health = http("GET", CLIENTS + "/healthz")
    check(status == 200 and health["server"] == "Our place", "it answers, with its settings")
    check(http("GET", ADMIN + "/readyz")[0] == 200, "it is ready for clients")
    wait_for(lambda: supervisor.hears("WATCHDOG=1"), "it shows that it is alive")
    server.send_signal(signal.SIGHUP)
    wait_for(lambda: supervisor.hears("RELOADING=1"), "it says that it reloads")

    def invitation():
        server.log.seek(0)
        return re.search(r"chinwag://127\.0\.0\.1:7420/\?invite=(\S+)", server.log.read())

    invite = wait_for(invitation, "it invites its owner")
    status, ann = http("POST", CLIENTS + "/auth/register", {"username": "ann", "password": PASSWORD, "invite": invite[1]})
    check(status == 201, "the owner has an account")
    return ann["token"]


def use_client(tree, token, screenshot):
    print("The client", flush=True)
    display = start_display(tree)
    link = "chinwag://127.0.0.1:7420/?invite=abc"
    window = Window(tree, display, "invited", "--profile", "invited", link)
    wait_for(lambda: window.state().get("sign_in", {}).get("address") == link, "a link opens the page to sign in", window.explain)
    wait_for(lambda: "Our place" in window.state().get("sign_in", {}).get("address_line", ""), "the window finds the server", window.explain)
    later = "chinwag://127.0.0.1:7420/?invite=def"
    window.start_again("--profile", "invited", later)
    wait_for(lambda: window.state().get("sign_in", {}).get("address") == later, "a later link goes to the same window", window.explain)
    window.close()

    with open(tree.path("/home/ann/password"), "w", encoding="ascii") as file:
        file.write(PASSWORD + "\n")
    window = Window(tree, display, "ann", "--server", CLIENTS, "--user", "ann", "--password-file", "/home/ann/password",
                    "--geometry", "1200x800+0+0")
    wait_for(lambda: window.state().get("signed_in"), "the window signs in", window.explain)
    room = http("GET", CLIENTS + "/api/rooms", token=token)[1]["rooms"][0]["id"]
    on_screen = dict(os.environ, DISPLAY=display)

    def arrived():
        return "from the clean tree" in json.dumps(http("GET", f"{CLIENTS}/api/rooms/{room}/events", token=token)[1])

    wait_for(lambda: window.state().get("room"), "it opens a room", window.explain)
    found = wait_for(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Chinwag"], env=on_screen, check=False,
                                            capture_output=True, text=True).stdout.split(), "it is on the screen")
    subprocess.run(["xdotool", "windowfocus", "--sync", found[0]], env=on_screen, check=True)
    subprocess.run(["xdotool", "type", "--delay", "30", "from the clean tree"], env=on_screen, check=True)
    wait_for(lambda: window.state().get("composer") == "from the clean tree", "a person types into it", window.explain)
    subprocess.run(["xdotool", "key", "Return"], env=on_screen, check=True)
    wait_for(arrived, "what was typed is in the room's history")
    if screenshot:
        subprocess.run(["import", "-window", "root", screenshot], env=on_screen, check=True)
    window.close()


def take_away(tree, server, supervisor):
    print("Taking it away", flush=True)
    server.terminate()
    check(server.wait(PATIENCE) == 0, "the server stops as asked")
    wait_for(lambda: supervisor.hears("STOPPING=1"), "and says so")
    tree.run("apt-get", "remove", "-y", "-qq", "chinwag")
    as_documented(tree, "server", "apt remove")
    check(os.path.getsize(tree.path(DATA + "/chinwagd.sqlite")) > 0 and os.path.exists(tree.path(CONFIG)), "remove keeps data and settings")
    check(not os.path.exists(tree.path("/usr/bin/chinwagd")) and not os.path.exists(tree.path("/usr/bin/chinwag")), "remove removes")
    check(os.path.isdir(tree.path("/home/ann/.config/chinwag")), "what people have in their home is not touched")
    tree.run("apt-get", "purge", "-y", "-qq", "chinwag")
    as_documented(tree, "server", "apt purge")
    # dpkg's and apt's own records of what once was are not the packages' leftovers.
    left = tree.run("find", "/", "-xdev", "(", "-path", "/home", "-o", "-path", "/root", "-o", "-path", "/proc", "-o", "-path", "/var/log",
                    "-o", "-path", "/var/cache/apt", ")", "-prune", "-o", "(", "-iname", "*chinwag*", "-o", "-nouser", "-o", "-nogroup", ")",
                    "-print")
    check(left == "", "purge leaves nothing: " + left)
    users = tree.run("cat", "/etc/passwd", "/etc/group", "/etc/shadow")
    check("chinwag" not in users, "nor the server's user")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--screenshot")
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("only root can make a tree")
    packages = sorted(glob.glob(options.packages + "/*.deb"))
    check(len(packages) == 2, "there are two packages")
    os.makedirs(options.work, exist_ok=True)
    tree = Tree(os.path.abspath(options.work), options.suite)
    install(tree, packages)
    loopback_only()
    supervisor = Supervisor(tree)
    server = start_server(tree, supervisor)
    token = use_server(server, supervisor)
    use_client(tree, token, options.screenshot)
    take_away(tree, server, supervisor)
    print("The packages come, work and go.")


if __name__ == "__main__":
    main()
