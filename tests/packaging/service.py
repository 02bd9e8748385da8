#!/usr/bin/env python3
"""Boots a clean tree with a systemd of its own and runs the packaged server as the service it is.

  service.py --packages DIR --work DIR [--suite bookworm]

Root only. The machine inside has no network but its loopback interface.
"""
import argparse
import atexit
import glob
import json
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cleantree import CONFIG, DATA, PATIENCE, SOURCE, Tree, blocks, check, wait_for  # pylint: disable=wrong-import-position


class Machine:
    def __init__(self, root):
        self.log = open(root + ".log", "w", encoding="utf-8")
        self.process = subprocess.Popen(["systemd-nspawn", "--quiet", "--directory=" + root, "--boot", "--private-network", "--register=no",
                                         "--keep-unit", "--console=pipe"], stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)
        atexit.register(self.end)
        self.leader = wait_for(lambda: self.find_leader() or self.process.poll() is not None, "the machine starts")
        check(self.process.poll() is None, f"and stays ({self.log.name})")
        wait_for(lambda: self.ask("systemctl", "is-system-running") in ("running", "degraded"), "and is up")

    def find_leader(self):
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children, encoding="ascii") as file:
            # The leader's own /proc/1 is systemd as soon as it is one.
            for child in file.read().split():
                with open(f"/proc/{child}/comm", encoding="ascii") as name:
                    if name.read().strip() == "systemd":
                        return child
        return None

    def end(self):
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def call(self, *arguments):
        enter = ["nsenter", f"--target={self.leader}", "--mount", "--uts", "--ipc", "--net", "--pid", f"--root=/proc/{self.leader}/root", "--wd=/"]
        return subprocess.run([*enter, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive",
                               *arguments], cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def ask(self, *arguments):
        return self.call(*arguments).stdout.strip()

    def do(self, *arguments):
        done = self.call(*arguments)
        if done.returncode != 0:
            sys.exit(f"FAILED: {' '.join(arguments)}\n{done.stdout}{done.stderr}{self.ask('journalctl', '--no-pager', '-n', '30')}")

    def property(self, name):
        return self.ask("systemctl", "show", "--property=" + name, "--value", "chinwagd.service")

    def health(self):
        """From outside, through the machine's network alone: there is no curl inside."""
        done = subprocess.run(["nsenter", f"--target={self.leader}", "--net", "curl", "--silent", "--max-time", "10", "http://127.0.0.1:7420/healthz"],
                              capture_output=True, text=True, check=False)
        return json.loads(done.stdout or "{}")

    def journal(self):
        return self.ask("journalctl", "--unit=chinwagd.service", "--output=cat", "--no-pager")


def runs(machine):
    wait_for(lambda: machine.property("ActiveState") == "active", "the service is there after the start of the machine", machine.journal)
    check(machine.health().get("status") == "ok", "it answers")
    invitation = machine.ask("cat", "/run/chinwagd/invitation")
    check("chinwag://127.0.0.1:7420/?invite=" in invitation, "it keeps its owner's invitation")
    secret = invitation.split("invite=")[1].split()[0]
    check(machine.ask("stat", "-c", "%a", "/run/chinwagd") == "700", "where others cannot look")
    journal = machine.journal()
    check("is ready" in journal and secret not in journal, "and out of the journal")
    check(machine.ask("stat", "-c", "%a %U", DATA) == "700 chinwagd", "its data is its own")
    status = machine.ask("cat", f"/proc/{machine.property('MainPID')}/status")
    check("CapEff:\t0000000000000000" in status and "Seccomp:\t2" in status and "NoNewPrivs:\t1" in status, "it has no rights to lose")


def reloads(machine):
    process = machine.property("MainPID")
    machine.do("systemctl", "reload", "chinwagd")
    check(machine.property("ActiveState") == "active" and machine.property("MainPID") == process, "it reloads without a restart")


def is_as_documented(machine, root):
    """The operators' guide, word for word."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
                    root + "/root/privkey.pem", "-out", root + "/root/fullchain.pem"], check=True, stderr=subprocess.DEVNULL)
    documented = blocks(os.path.join(SOURCE, "server/README.md"), "systemd")
    check(len(documented) >= 4, "the guide has commands for the service")
    for block in documented:
        machine.do("bash", "-euc", "cd /root; " + block)
        check(machine.health().get("status") == "ok", "done: " + block.strip().replace("\n", "; "))


def refuses(machine):
    machine.do("cp", "-p", CONFIG, "/root/good.conf")
    machine.do("sh", "-c", f"echo lisen = 127.0.0.1:1 >> {CONFIG}")
    check(machine.call("systemctl", "restart", "chinwagd").returncode != 0, "it does not start with wrong settings")
    check("there is no such setting" in machine.journal(), "and the journal says what is wrong")
    machine.do("cp", "-p", "/root/good.conf", CONFIG)
    machine.do("systemctl", "reset-failed", "chinwagd")
    machine.do("systemctl", "restart", "chinwagd")
    check(machine.health().get("status") == "ok", "it starts with the right ones")


def is_watched(machine):
    folder = "/etc/systemd/system/chinwagd.service.d"
    machine.do("sh", "-c", f"mkdir -p {folder}; printf '[Service]\\nWatchdogSec=2\\n' > {folder}/watchdog.conf; systemctl daemon-reload")
    machine.do("systemctl", "restart", "chinwagd")
    before = machine.property("WatchdogTimestampMonotonic")
    wait_for(lambda: machine.property("WatchdogTimestampMonotonic") != before, "it shows that it is alive")
    process = machine.property("MainPID")
    machine.do("kill", "-STOP", process)
    wait_for(lambda: machine.property("NRestarts") == "1" and machine.property("ActiveState") == "active", "when it hangs, it is started anew")
    check(machine.property("MainPID") != process and machine.health().get("status") == "ok", "and answers again")


def goes(machine):
    began = time.monotonic()
    machine.do("systemctl", "stop", "chinwagd")
    check(machine.property("Result") == "success", f"it stops as asked, in {time.monotonic() - began:.1f} s")
    machine.do("systemctl", "start", "chinwagd")
    machine.do("rm", "/usr/sbin/policy-rc.d")
    machine.do("apt-get", "purge", "-y", "-qq", "chinwagd")
    check(machine.health() == {} and machine.ask("pgrep", "chinwagd") == "", "a purge stops it")
    check(machine.call("getent", "passwd", "chinwagd").returncode != 0 and machine.call("test", "-e", DATA).returncode != 0, "and leaves nothing")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--suite", default="bookworm")
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("only root can make a tree")
    work = os.path.abspath(options.work)
    os.makedirs(work, exist_ok=True)
    tree = Tree(work, options.suite, "machine")
    shutil.copy(glob.glob(options.packages + "/chinwagd_*.deb")[0], tree.path("/root/chinwagd.deb"))
    tree.run("apt-get", "update", "-qq")
    tree.run("apt-get", "install", "-y", "-qq", "/root/chinwagd.deb", "systemd-sysv", "dbus")
    for place in ("/dev", "/proc"): # the machine makes its own
        subprocess.run(["umount", "--recursive", "--lazy", tree.path(place)], check=True)
    machine = Machine(tree.root)
    runs(machine)
    reloads(machine)
    is_as_documented(machine, tree.root)
    refuses(machine)
    is_watched(machine)
    goes(machine)
    print("The service starts, lives and ends as it should.")


if __name__ == "__main__":
    main()
