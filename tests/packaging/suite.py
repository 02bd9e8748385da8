#!/usr/bin/env python3
"""Builds and tests the sources in a tree of another Debian release.

  suite.py --suite trixie --work DIR [--target TARGET]... [-- CTEST OPTION...]

Root only. The tree has the packages of .ci/packages and stays for the next time; what is built goes to build/SUITE.
"""
import argparse
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cleantree import SOURCE, Tree  # pylint: disable=wrong-import-position

SECTIONS = ("build", "client", "screen", "cluster", "test")


def wanted():
    with open(os.path.join(SOURCE, ".ci/packages"), encoding="utf-8") as file:
        lines = [line.split() for line in file if not line.startswith("#")]
    return sorted({package for line in lines if line and line[0] in SECTIONS for package in line[1:]})


def offered(tree, package):
    """The name without its question mark, or nothing when this release does not have it."""
    name = package.rstrip("?")
    found = name == package or "Candidate: (none)" not in (tree.run("apt-cache", "policy", name) or "Candidate: (none)")
    return [name] if found else []


def show(tree, *arguments):
    """With its output here; a failure ends the script."""
    done = subprocess.run(tree.command(*arguments), stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--target", action="append", default=[], help="build only this, and test nothing")
    parser.add_argument("ctest", nargs="*")
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("only root can make a tree")
    work = os.path.abspath(options.work)
    os.makedirs(work, exist_ok=True)
    tree = Tree(work, options.suite, "build", keep=True)
    packages = wanted()
    marker = tree.path("/var/lib/build-packages")
    installed = ""
    if os.path.exists(marker):
        with open(marker, encoding="utf-8") as file:
            installed = file.read()
    if installed != "\n".join(packages):
        tree.run("apt-get", "update", "-qq")
        names = [name for package in packages for name in offered(tree, package)]
        show(tree, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names)
        with open(marker, "w", encoding="utf-8") as file:
            file.write("\n".join(packages))
    os.makedirs(tree.path("/source"), exist_ok=True)
    tree.mount("--bind", SOURCE, tree.path("/source"))
    build = "/source/build/" + options.suite
    environment = ("HOME=/root", "CCACHE_DIR=/root/.ccache", "CCACHE_SLOPPINESS=pch_defines,time_macros")
    show(tree, *environment, "cmake", "-S", "/source", "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DCHINWAG_WERROR=ON")
    targets = [word for target in options.target for word in ("--target", target)]
    # Everything that this release does not like, not only the first of it.
    show(tree, *environment, "cmake", "--build", build, *targets, "--", "-k", "0")
    if not targets:
        show(tree, *environment, "ctest", "--test-dir", build, "--output-on-failure", "-j2", *options.ctest)


if __name__ == "__main__":
    main()
