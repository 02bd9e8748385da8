#!/usr/bin/env python3
"""What people wrote is decoded and bound in one place (shared/protocol/utf8.h): Qt's own ways lose a U+FEFF."""

import pathlib
import re
import sys

# Where messages, names and drafts pass.
FOLDERS = ["shared", "app/core", "app/cache", "server/core", "server/net", "server/sql"]
HOME = {"shared/protocol/utf8.cpp"}
BINDERS = {"app/cache/sqliteconnection.cpp", "server/sql/connection.cpp"}
LOSING = re.compile(r"QString::fromUtf8\((?!\")|QJsonDocument::fromJson\(|QString::fromStdString\(")
BINDING = re.compile(r"\b(?:bindValue|addBindValue)\(")


def main():
    root = pathlib.Path(sys.argv[1])
    found = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix not in (".h", ".cpp") or name in HOME:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if LOSING.search(line):
                    found.append(f"{name}:{number}: use textFromUtf8() or jsonFromUtf8(): {line.strip()}")
                if BINDING.search(line) and not (name in BINDERS and "bindable(" in line):
                    found.append(f"{name}:{number}: bind through textForDatabase(): {line.strip()}")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
