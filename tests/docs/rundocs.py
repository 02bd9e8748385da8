#!/usr/bin/env python3
"""Runs the commands of the documents that people read.

Every fenced block of shell commands has a comment right before it that says how it is tried:

  <!-- run -->                       here, in a directory of its own; every command must succeed
  <!-- background until URL -->      here, and stays; the next block runs when URL answers 200
  <!-- stop -->                      (without a block) ends what stays
  <!-- window -->                    here, without a screen, until the window says what it shows
  <!-- package: reason -->           in tests/packaging/cleantree.py; only its syntax is looked at here
  <!-- systemd: reason -->           in tests/packaging/service.py; likewise
  <!-- build|sources: reason -->     nowhere; likewise

The loopback network is this script's own, so that the ports in the documents are free.
"""
import argparse
import ctypes
import fcntl
import json
import os
import re
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE = 60  # seconds; never the expected duration
BLOCK = re.compile(r"(?:^<!-- (?P<how>[^\n]*?) -->\n+)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$|^<!-- (?P<stop>stop) -->$",
                   re.MULTILINE | re.DOTALL)
ELSEWHERE = ("package", "systemd", "build", "sources")


class Failure(Exception):
    pass


def own_network():
    """A network namespace with nothing but its loopback interface."""
    libc = ctypes.CDLL(None, use_errno=True)
    newuser, newnet = 0x10000000, 0x40000000
    if libc.unshare(newnet if os.geteuid() == 0 else newuser | newnet) != 0:
        raise Failure("no network namespace: " + os.strerror(ctypes.get_errno()))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        siocgifflags, siocsifflags, iff_up = 0x8913, 0x8914, 1
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, siocgifflags, struct.pack("16sh14x", b"lo", 0)))[1]
        fcntl.ioctl(control, siocsifflags, struct.pack("16sh14x", b"lo", flags | iff_up))


def answers(url):
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    try:
        with urllib.request.urlopen(url, timeout=5, context=trusting) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


def window_state(path):
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(10)
            probe.connect(path)
            probe.sendall(b'{"query":"state"}\n')
            return json.loads(probe.makefile().readline() or "{}")
    except (OSError, ValueError):
        return {}


def blocks(path, word):
    """The commands of a document that are tried elsewhere."""
    with open(path, encoding="utf-8") as file:
        return [block["text"] for block in BLOCK.finditer(file.read()) if (block["how"] or "").startswith(word + ":")]


class Document:
    def __init__(self, path, programs):
        self.path = path
        self.home = tempfile.TemporaryDirectory(prefix="chinwag-docs-")
        self.directory = os.path.join(self.home.name, "here")
        os.mkdir(self.directory)
        self.background = []
        self.tried = 0
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("CHINWAG", "XDG_", "DBUS_", "DISPLAY"))}
        self.environment = environment | {
            "PATH": programs + ":" + os.environ["PATH"], "HOME": self.home.name, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": self.home.name}

    def start(self, script, environment=None):
        log = tempfile.TemporaryFile("w+", dir=self.home.name)
        process = subprocess.Popen(["bash", "-euc", script], cwd=self.directory, env=environment or self.environment, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        process.log = log
        return process

    @staticmethod
    def output(process):
        process.log.seek(0)
        return process.log.read()

    def end(self, process):
        """Asks the whole group politely, then does not ask."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, how)
                process.wait(PATIENCE)
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
            break

    def stop(self):
        while self.background:
            self.end(self.background.pop())

    def wait(self, process, what, condition):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if process.poll() is not None or time.monotonic() > deadline:
                raise Failure(f"{what} never came:\n{self.output(process)}")
            time.sleep(0.05)

    def try_block(self, how, script):
        word, _, rest = how.partition(" ")
        if word.rstrip(":") in ELSEWHERE and rest:
            subprocess.run(["bash", "-n"], input=script, text=True, check=True)
            return
        self.tried += 1
        if how == "run":
            process = self.start(script)
            try:
                code = process.wait(PATIENCE)
            finally:
                self.end(process)
            if code != 0:
                raise Failure(f"exit status {code}:\n{self.output(process)}")
        elif how.startswith("background until "):
            process = self.start("exec " + script)
            self.background.append(process)
            self.wait(process, rest, lambda: answers(how.split()[-1]))
        elif how == "window":
            probe = os.path.join(self.home.name, f"probe{self.tried}")
            process = self.start(script, self.environment | {"CHINWAG_PROBE": probe})
            try:
                self.wait(process, "the window", lambda: "sign_in" in window_state(probe))
                shown = window_state(probe)["sign_in"]["address"]
            finally:
                self.end(process)
            address = re.search(r"chinwag://[^\"\s]+|--server (\S+)", script)
            if address and shown != (address.group(1) or address.group(0)):
                raise Failure(f"the window shows the address {shown!r}")
        else:
            raise Failure("nothing says how to try this block")

    def run(self):
        with open(self.path, encoding="utf-8") as file:
            text = file.read()
        try:
            for block in BLOCK.finditer(text):
                if block["stop"]:
                    self.stop()
                    continue
                if block["kind"] not in ("sh", "bash", "console", "shell"):
                    continue
                line = text.count("\n", 0, block.start("text"))
                try:
                    self.try_block(block["how"] or "", block["text"])
                except (Failure, subprocess.SubprocessError) as failure:
                    raise Failure(f"{self.path}:{line}: {failure}\n--- the block:\n{block['text']}") from failure
        finally:
            self.stop()
            self.home.cleanup()
        print(f"{self.path}: {self.tried} blocks run")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="directory of chinwag and chinwagd")
    parser.add_argument("documents", nargs="+")
    options = parser.parse_args()
    try:
        own_network()
        for path in options.documents:
            Document(path, os.path.abspath(options.programs)).run()
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
