#!/usr/bin/env python3
"""clang-tidy over the sources named on the command line. What it once found clean is not looked at again
until something it depends on changes: its text, a header, how it is compiled, the checks, the program."""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

# clang cannot read GCC's precompiled headers.
PRECOMPILED = re.compile(r"-Winvalid-pch|-fpch-preprocess|-include [^ ]*cmake_pch\.hxx")
NOISE = re.compile(r"^\d+ warnings? (generated|treated)|^Suppressed|^Use -header")
HEADER = re.compile(r"^(\S+): #deps")


class Memory:
    """What was clean, by its key; where nothing can be written, nothing."""

    def __init__(self):
        home = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
        self.folder = pathlib.Path(home) / "chinwag" / "tidy"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.folder = None

    def knows(self, key):
        return bool(self.folder and key and (self.folder / key).exists())

    def keep(self, key):
        if self.folder and key:
            (self.folder / key).touch()


def write_commands(build, place):
    """The commands without what clang does not understand; per file."""
    commands = json.loads((build / "compile_commands.json").read_text())
    for command in commands:
        command["command"] = PRECOMPILED.sub("", command["command"])
    place.mkdir(parents=True, exist_ok=True)
    (place / "compile_commands.json").write_text(json.dumps(commands, indent=1))
    return {os.path.realpath(command["file"]): command["command"] for command in commands}


def read_dependencies(build):
    """Object → files that the compiler read for it, as Ninja remembers them."""
    said = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, capture_output=True, text=True).stdout
    dependencies, current = {}, None
    for line in said.splitlines():
        if begins := HEADER.match(line):
            current = dependencies.setdefault(begins.group(1), [])
        elif line.startswith("    ") and current is not None:
            current.append(line.strip())
    return dependencies


class Keys:
    """What a finding depends on, as a number."""

    def __init__(self, build, commands):
        self.build = build
        self.commands = commands
        self.contents = {}
        dependencies = read_dependencies(build)
        self.dependencies = dependencies
        self.by_source = {}
        for read in dependencies.values():
            if read:
                self.by_source.setdefault(os.path.realpath(build / read[0]), set()).update(self.unfolded(read))
        program = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
        self.ground = hashlib.sha256(program + pathlib.Path(".clang-tidy").read_bytes())

    def unfolded(self, read):
        """With what a precompiled header stands for."""
        for name in read:
            yield name
            if name.endswith(".gch"):
                yield from self.dependencies.get(name, [])

    def content(self, name):
        if name not in self.contents:
            try:
                self.contents[name] = hashlib.sha256((self.build / name).read_bytes()).digest()
            except OSError:
                self.contents[name] = b"absent"
        return self.contents[name]

    def key_of(self, source):
        """None: nobody compiled it, so nobody knows what it depends on."""
        path = os.path.realpath(source)
        read = self.by_source.get(path)
        if not read or path not in self.commands:
            return None
        key = self.ground.copy()
        # The same in every checkout.
        root = os.path.realpath(".")
        key.update(self.commands[path].replace(root, ".").encode())
        for name in sorted(read):
            if not name.endswith(".gch"):
                key.update(os.path.normpath(name).replace(root, ".").encode() + self.content(name))
        return key.hexdigest()


def check(source, place):
    done = subprocess.run(["clang-tidy", "--quiet", "-p", place, "--warnings-as-errors=*", source],
                          capture_output=True, text=True)
    said = [line for line in (done.stdout + done.stderr).splitlines() if not NOISE.match(line)]
    return done.returncode == 0, "\n".join(said)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="has been built by Ninja")
    parser.add_argument("--place", type=pathlib.Path, required=True, help="for clang's own list of commands")
    parser.add_argument("sources", nargs="+")
    arguments = parser.parse_args()

    keys = Keys(arguments.build.resolve(), write_commands(arguments.build, arguments.place))
    memory = Memory()
    wanted = {source: keys.key_of(source) for source in arguments.sources}
    open_sources = [source for source, key in wanted.items() if not memory.knows(key)]
    print(f"{len(wanted) - len(open_sources)} of {len(wanted)} files are as they were when they were clean", flush=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(check, source, arguments.place): source for source in open_sources}
        for done in concurrent.futures.as_completed(running):
            is_clean, said = done.result()
            key = wanted[running[done]]
            if is_clean:
                memory.keep(key)
            else:
                failed += 1
                print(said or f"clang-tidy failed on {running[done]}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
