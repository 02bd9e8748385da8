#!/usr/bin/env python3
"""Pictures of every page of the window, and contact sheets of them: in both themes, at 1x and 2x, in every language
there is, 360 pixels wide, with large and small text and in high contrast."""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

PAGES = """chat talk menu own formats selection receipts composing empty files uploading attaching viewer search emoji people commands switcher
           addpeople lost obstructed failed invitation added removed missing roomnotices help status
           account appearance notices privacy language keys network storage
           signin create refused certificate keychain""".split()
NARROW = """chat talk formats files search emoji drawer invitation lost status
            categories account appearance network storage keys signin create""".split()
LARGE = "chat talk formats files search appearance account network storage signin create people status".split()


def variants(languages):
    """What is drawn: (name of the folder, pages, options, scale)."""
    yield "light", PAGES, [], 1
    yield "dark", PAGES, ["--dark"], 1
    yield "light-2x", PAGES, [], 2
    yield "dark-2x", PAGES, ["--dark"], 2
    for language in languages:
        yield language, PAGES, ["--language", language], 1
        yield language + "-360", NARROW, ["--language", language, "--size", "360x640"], 1
    yield "360", NARROW, ["--size", "360x640"], 1
    yield "360-dark", NARROW, ["--size", "360x640", "--dark"], 1
    yield "480", NARROW, ["--size", "480x700"], 1
    yield "640", NARROW, ["--size", "640x700", "--people"], 1
    yield "contrast-light", PAGES, ["--contrast"], 1
    yield "contrast-dark", PAGES, ["--contrast", "--dark"], 1
    yield "compact", LARGE, ["--compact"], 1
    yield "text-80", LARGE, ["--zoom", "80"], 1
    yield "text-200", LARGE, ["--zoom", "200"], 1
    yield "text-200-narrow", LARGE, ["--zoom", "200", "--size", "480x760"], 1


def draw(gallery, out, page, options, scale):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=str(scale), LC_ALL="C.UTF-8")
    command = [str(gallery), "--page", page, "--out", str(out), *options]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return f"{out}: not drawn within two minutes"
    if done.returncode != 0 or not out.exists():
        return f"{out}: {done.stderr.strip() or 'not drawn'}"
    return None


def sheet(folder, pages, height):
    command = ["montage", "-font", "DejaVu-Sans", "-label", "%t"]
    command += [str(folder / f"{page}.png") for page in pages if (folder / f"{page}.png").exists()]
    command += ["-tile", "4x", "-geometry", f"x{height}+8+8", "-background", "#808080", str(folder) + ".png"]
    subprocess.run(command, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gallery", required=True, type=pathlib.Path)
    parser.add_argument("--output", required=True, type=pathlib.Path)
    parser.add_argument("--only", action="append", help="a variant; may be given several times")
    parser.add_argument("--page", action="append", help="a page; may be given several times")
    arguments = parser.parse_args()

    jobs, sheets = [], []
    for name, pages, options, scale in variants(["de", "ar"]):
        if arguments.only and name not in arguments.only:
            continue
        chosen = [page for page in pages if not arguments.page or page in arguments.page]
        folder = arguments.output / name
        folder.mkdir(parents=True, exist_ok=True)
        sheets.append((folder, chosen, 480 if "360" in name or "480" in name else 400))
        jobs += [(arguments.gallery, folder / f"{page}.png", page, options, scale) for page in chosen]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [problem for problem in pool.map(lambda job: draw(*job), jobs) if problem]
    for each in sheets:
        sheet(*each)
    print(f"{len(jobs) - len(problems)} pictures in {arguments.output}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
