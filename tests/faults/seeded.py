#!/usr/bin/python3
"""Puts one bug of seededbugs.toml at a time into a copy of the source tree and wants its test to fail. The tree itself is
never changed. Exit code 0: every bug was caught."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
NOT_COPIED = {"build", ".git", ".cache", "__pycache__"}
TEST_TIMEOUT = 300  # seconds


class Trouble(Exception):
    """Nothing was found out about the bug."""


def say(text):
    print(text, flush=True)


def mirror(source, target):
    """Writes only what differs, so that a build there has nothing to do for the rest; and removes what is gone."""
    names = {entry.name for entry in source.iterdir()} - NOT_COPIED
    target.mkdir(parents=True, exist_ok=True)
    for old in {entry.name for entry in target.iterdir()} - names - NOT_COPIED:
        path = target / old
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for name in sorted(names):
        here, there = source / name, target / name
        if here.is_dir():
            mirror(here, there)
        elif not there.exists() or there.read_bytes() != here.read_bytes():
            shutil.copy(here, there)


class Tree:
    """The copy, and its build."""

    def __init__(self, directory, preset, jobs):
        self.directory, self.preset, self.jobs = directory, preset, jobs
        self.build = directory / "build" / preset

    def prepare(self, targets):
        mirror(SOURCE, self.directory)
        self.run(["cmake", "--preset", self.preset], "cannot be configured")
        self.compile(targets)

    def compile(self, targets):
        self.run(["cmake", "--build", "--preset", self.preset, f"-j{self.jobs}", "--target", *targets], "does not build")

    def run(self, command, otherwise):
        done = subprocess.run(command, cwd=self.directory, capture_output=True, text=True)
        if done.returncode != 0:
            raise Trouble(f"it {otherwise}:\n{(done.stdout + done.stderr)[-3000:]}")

    def fails(self, test):
        """Whether the test said so itself; a crash or a hang is something else."""
        target, *functions = test.split()
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run([self.build / "tests" / target, *functions], capture_output=True, text=True, env=env,
                                  timeout=TEST_TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Trouble(f"{test} did not end") from None
        if done.returncode == 0:
            return None
        failure = re.search(r"^FAIL!.*$", done.stdout, re.MULTILINE)
        if not failure:
            raise Trouble(f"{test} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
        return failure.group(0)


def with_bug(text, bug):
    for old, new in bug["replace"]:
        count = text.count(old)
        if count != 1:
            raise Trouble(f"no longer applies: {bug['file']} has {count} times\n{old}")
        text = text.replace(old, new)
    return text


def try_bug(tree, bug):
    """None when it was caught, otherwise what went wrong."""
    path = tree.directory / bug["file"]
    target = bug["test"].split()[0]
    clean = path.read_text()
    try:
        path.write_text(with_bug(clean, bug))
        tree.compile([target])
        failure = tree.fails(bug["test"])
        return None if failure else f"{bug['test']} passes with it"
    except Trouble as trouble:
        return str(trouble)
    finally:
        path.write_text(clean)


def check_clean(tree, bugs):
    """The tests pass without bugs, or their failing means nothing."""
    wrong = []
    for test in sorted({bug["test"] for bug in bugs}):
        failure = tree.fails(test)
        if failure:
            wrong.append(f"{test} fails without any bug: {failure}")
    if wrong:
        raise Trouble("\n".join(wrong))


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directory", type=pathlib.Path, default=SOURCE / "build" / "seeded", help="for the copy")
    parser.add_argument("--preset", default="default")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--bug", action="append", default=[], metavar="NAME", help="only this one; may be repeated")
    parser.add_argument("--list", action="store_true", help="say which bugs there are, and whether they apply")
    return parser.parse_args()


def list_bugs(bugs):
    stale = 0
    for bug in bugs:
        try:
            with_bug((SOURCE / bug["file"]).read_text(), bug)
            say(f"{bug['name']:32} {bug['test']:72} {bug['breaks']}")
        except (Trouble, OSError) as trouble:
            stale += 1
            say(f"{bug['name']:32} {trouble}")
    return 1 if stale else 0


def main():
    options = parse_options()
    with open(HERE / "seededbugs.toml", "rb") as file:
        bugs = tomllib.load(file)["bug"]
    if unknown := set(options.bug) - {bug["name"] for bug in bugs}:
        say(f"There is no bug named {', '.join(sorted(unknown))}.")
        return 2
    bugs = [bug for bug in bugs if not options.bug or bug["name"] in options.bug]
    if options.list:
        return list_bugs(bugs)
    tree = Tree(options.directory.resolve(), options.preset, options.jobs)
    try:
        tree.prepare(sorted({bug["test"].split()[0] for bug in bugs}))
        check_clean(tree, bugs)
    except Trouble as trouble:
        say(f"The clean tree: {trouble}")
        return 1
    missed = []
    for bug in bugs:
        begin = time.monotonic()
        trouble = try_bug(tree, bug)
        say(f"{'NOT CAUGHT' if trouble else 'caught    '} {bug['name']:32} {bug['test']} "
            f"({time.monotonic() - begin:.0f} s)" + (f"\n    {trouble}" if trouble else ""))
        if trouble:
            missed.append(bug["name"])
    say(f"{len(bugs)} seeded bugs, {len(missed)} not caught {' '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
