#!/usr/bin/env python3
"""What a program is hardened with, as readelf says: position independence, RELRO with all symbols bound at start, stack protectors,
checked library calls, no executable stack, no search path of its own.

  hardening.py FILE…       says of each what is missing, and fails
  hardening.py --preset    builds a small program with the flags of CMakePresets.json's `package`, which must have everything, and with
                           each of them left out, which must be noticed
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
PROGRAM = r"""
#include <cstdio>
#include <cstring>
#include <span>
#include <unistd.h>
#include <vector>
int main(int count, char **words)
{
    char copy[64];
    std::strncpy(copy, words[0], static_cast<std::size_t>(count) + 20);
    std::vector<char> large(static_cast<std::size_t>(count));
    const ssize_t size = ::read(0, copy, static_cast<std::size_t>(count));
    std::printf("%s %c\n", copy, std::span<char>(large)[static_cast<std::size_t>(size)]);
}
"""


def readelf(*arguments):
    return subprocess.run(["readelf", "-W", *arguments], check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout


def missing(path):
    segments, dynamic, symbols = readelf("-hl", path), readelf("-d", path), readelf("--dyn-syms", path)
    stack = re.search(r"GNU_STACK.* (R\S*)\s+0x", segments)
    tests = {
        "it is not position independent (-fPIE -pie)": re.search(r"Type:\s+DYN", segments) and "PIE" in dynamic,
        "what the linker resolves stays writable (-z relro)": "GNU_RELRO" in segments,
        "symbols are bound late (-z now)": re.search(r"\bBIND_NOW\b|FLAGS_1.*\bNOW\b", dynamic),
        "its stack is executable": stack and "E" not in stack.group(1),
        "nothing protects its stack (-fstack-protector-strong)": "__stack_chk_fail" in symbols,
        "library calls are not checked (-D_FORTIFY_SOURCE=2)": re.search(r"__\w+_chk\b(?<!__stack_chk)", symbols),
        "it says where libraries are (RPATH)": not re.search(r"\((RPATH|RUNPATH)\)", dynamic),
        "its code is changed when it is loaded (TEXTREL)": "TEXTREL" not in dynamic,
    }
    return [sentence for sentence, holds in tests.items() if not holds]


def preset_flags():
    with open(os.path.join(ROOT, "CMakePresets.json"), encoding="utf-8") as file:
        presets = {preset["name"]: preset for preset in json.load(file)["configurePresets"]}
    variables = presets["package"]["cacheVariables"]
    assert variables["CMAKE_POSITION_INDEPENDENT_CODE"] == "ON"
    return ["-fPIE", *variables["CMAKE_CXX_FLAGS"].split()], variables["CMAKE_EXE_LINKER_FLAGS"].split()


def built(work, compiler, linker):
    source, program = work + "/program.cpp", work + "/program"
    with open(source, "w", encoding="ascii") as file:
        file.write(PROGRAM)
    # What a distribution's compiler does by itself is not what the preset does.
    plain = ["-O2", "-std=c++20", "-w", "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-fno-PIE"]
    subprocess.run(["c++", *plain, *compiler, source, "-o", program, "-no-pie", "-Wl,-z,norelro,-z,lazy", *linker], check=True)
    return missing(program)


def try_preset():
    compiler, linker = preset_flags()
    linker = [part for flag in linker for part in (flag.replace("-z,relro,-z,now", "-z,relro -Wl,-z,now").split(" "))]
    failures = []
    with tempfile.TemporaryDirectory() as work:
        if whole := built(work, compiler, linker):
            failures += ["the preset does not do it: " + sentence for sentence in whole]
        checked = ("-fstack-protector-strong", "-D_FORTIFY_SOURCE=2", "-pie", "-Wl,-z,relro", "-Wl,-z,now")
        for flag in checked:
            less = [part for part in compiler if part != flag], [part for part in linker if part != flag]
            if len(less[0]) + len(less[1]) == len(compiler) + len(linker):
                failures.append("the preset has no " + flag)
            elif not built(work, *less):
                failures.append("nobody notices that it is missing: " + flag)
            else:
                print("  ok: " + flag)
    return failures


def main():
    if sys.argv[1:] == ["--preset"]:
        failures = try_preset()
    else:
        failures = [f"{path}: {sentence}" for path in sys.argv[1:] for sentence in missing(path)]
    for failure in failures:
        print("FAILED: " + failure, file=sys.stderr)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
