#!/usr/bin/env python3
"""The map of CONTRIBUTING.md, folder by folder: who may include whom. No folder includes one above it,
and no type of the server has the name of one of the client."""

import argparse
import pathlib
import re
import sys

SHARED = ["shared/base", "shared/protocol"]
# The core, from the ground up. Who stands on the same floor does not know each other.
FLOORS = [
    ["server/core/ports", "server/core/foundation"],
    ["server/core/session"],
    ["server/core/rooms"],
    ["server/core/services"],
    ["server/core/api", "server/core/commands"],
]
MOST_FLOORS = 5
MOST_ROOMS = 8
GROUND = FLOORS[0]
EDGES = [
    "server/alone",
    "server/net",
    "server/redis",
    "server/sql",
    "server/files",
    "server/auth",
    "server/eventloop",
]
CLIENT_CORE = ["app/core"]

# Whoever puts a program together sees all of its side.
ROOTS = ["server", "app"]

# folder → folders it may include beside itself. A folder stands for those below it that are not named here.
MAY_INCLUDE = {
    "shared/base": [],
    "shared/protocol": ["shared/base"],
    **{room: SHARED + sum(FLOORS[:i], []) for i, floor in enumerate(FLOORS) for room in floor},
    "server/core": SHARED + sum(FLOORS, []),
    "server/net": SHARED + GROUND + ["server/core/api"],
    "server/alone": SHARED + GROUND,
    "server/redis": SHARED + GROUND,
    "server/sql": SHARED + GROUND,
    "server/files": SHARED + GROUND,
    "server/auth": SHARED + GROUND,
    "server/eventloop": ["shared/base"],
    "server/config": SHARED + EDGES + ["server/core/foundation"],
    "server/process": SHARED + ["server/config"],
    "server/tools": SHARED + EDGES + GROUND + ["server/config", "server/process"],
    "server/doctor": SHARED + EDGES + GROUND + ["server/config", "server/process", "server/tools"],
    "server/bench": SHARED,
    "server": SHARED + ["server"],
    "app/core": SHARED,
    "app/net": SHARED + CLIENT_CORE,
    "app/cache": SHARED + CLIENT_CORE,
    "app/files": SHARED + CLIENT_CORE,
    "app/platform": SHARED + CLIENT_CORE,
    "app/ui": SHARED + CLIENT_CORE,
    "app": SHARED + ["app"],
    "shared": [],
    "tests": [],  # and everything else
}


def home_of(folder):
    """The folder of the table that `folder` belongs to; none: it is not on the map."""
    while folder and folder not in MAY_INCLUDE:
        folder = folder.rpartition("/")[0]
    return folder


def is_allowed(home, name):
    included = home_of(name.rpartition("/")[0])
    if ".." in name or not included:
        return False
    if home == "tests":
        return True
    return included == home or any(
        included == allowed or (allowed in ROOTS and included.startswith(allowed + "/"))
        for allowed in MAY_INCLUDE[home]
    )


def complaints(includes):
    """`includes`: file → what it includes, as paths from the root."""
    for file, names in sorted(includes.items()):
        home = home_of(file.rpartition("/")[0])
        if not home:
            yield f"{file}: its folder is not on the map"
            continue
        for name in names:
            if "/" in name and not is_allowed(home, name):
                yield f"{file}: {home} does not know {name}"


def includes_below(root):
    found = {}
    for top in ("shared", "server", "app", "tests"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                text = path.read_text(encoding="utf-8")
                found[str(path.relative_to(root))] = re.findall(r'^#include "([^"]+)"', text, re.MULTILINE)
    return found


def names_defined(texts):
    """Names of types at the top of the namespace, in the headers' texts."""
    pattern = r"^(?:class|struct|enum class) (\w+)(?: final)?(?: :.*)?\s*\{"
    return {name for text in texts for name in re.findall(pattern, text, re.MULTILINE)}


def shared_names(root):
    """Tests link both sides: one name for two types would be one of them, whichever the linker meets."""
    sides = [
        names_defined(path.read_text(encoding="utf-8") for path in (root / side).rglob("*.h"))
        for side in ("server", "app")
    ]
    return sorted(sides[0] & sides[1])


def check_the_check():
    """A test that cannot fail proves nothing."""
    wrong = {
        "shared/base/clock.h": "shared/protocol/model.h",
        "shared/protocol/model.h": "server/core/ports/stores.h",
        "server/core/ports/stores.h": "server/core/foundation/errors.h",
        "server/core/foundation/task.h": "server/core/ports/stores.h",
        "server/core/rooms/channels.h": "server/alone/lonebroker.h",
        "server/core/session/session.h": "server/core/rooms/liverooms.h",
        "server/core/services/syncservice.h": "server/core/api/routes.h",
        "server/core/api/routes.h": "server/core/commands/command.h",
        "server/core/node.h": "server/net/listener.h",
        "server/sql/batch.h": "server/redis/redisurl.h",
        "server/net/listener.h": "server/config/serverconfig.h",
        "server/tools/nodelist.h": "server/main.h",
        "server/main.cpp": "app/core/chatsession.h",
        "app/core/chatsession.h": "app/core/../ui/words.h",
        "app/core/outbox/outbox.h": "app/cache/sqlitecache.h",
        "app/net/serverurl.h": "app/cache/sqlitecache.h",
        "app/ui/words.h": "app/appcontext.h",
        "app/main.cpp": "tests/support/await.h",
        "elsewhere/a.h": "shared/base/clock.h",
    }
    if names_defined(["class A\n{", "struct B final : public C\n{", "class D;"]) != {"A", "B"}:
        sys.exit("the check does not see which types are defined")
    for file, name in wrong.items():
        if not list(complaints({file: [name]})):
            sys.exit(f"the check lets {file} include {name}")


def check_the_floors(root):
    """A core of many rooms on many floors is one that nobody sees as a whole."""
    rooms = {path.name for path in (root / "server/core").iterdir() if path.is_dir()}
    on_the_map = {room.rpartition("/")[2] for floor in FLOORS for room in floor}
    if rooms != on_the_map or len(rooms) > MOST_ROOMS or len(FLOORS) > MOST_FLOORS:
        sys.exit(f"server/core: {sorted(rooms)} are not {sorted(on_the_map)}, or too many")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=pathlib.Path)
    root = parser.parse_args().root
    check_the_check()
    check_the_floors(root)
    found = list(complaints(includes_below(root)))
    found += [f"{name}: a type of the server and one of the client" for name in shared_names(root)]
    for line in found:
        print(line)
    sys.exit(1 if found else 0)


main()
