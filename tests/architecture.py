#!/usr/bin/env python3
"""architecture.py SOURCE_FOLDER: docs/architecture.md names the rooms that there are and what each uses.

Its table of rooms is compared with the calls of nashsolve_room() in src/CMakeLists.txt, its drawing of src/ and the
table with the folders. Of all documents the sources that they name are there. Python 3, standard library only. Exit 0
if they agree.
"""
import pathlib
import re
import sys

KEYWORDS = "COLD|HOT|PUBLIC|USES|LIBRARIES|SOURCES|FOLDERS|EXCEPT|ALONE"


def rooms_of_cmake(text):
    """{room: set of the rooms it uses}"""
    rooms = {}
    for arguments in re.findall(r"^nashsolve_room\(([^)]*)\)", re.sub(r"#.*", "", text), re.MULTILINE):
        name = arguments.split()[0]
        uses = re.search(rf"\bUSES\b(.*?)(?:\b(?:{KEYWORDS})\b|$)", arguments, re.DOTALL)
        rooms[name] = set(uses.group(1).split()) if uses else set()
    return rooms


def rooms_of_table(text):
    """{room: set of the rooms it uses}; libraries have no code font."""
    rooms = {}
    table = text[text.index("| room | uses |"):].split("\n\n")[0]
    for line in table.splitlines()[2:]:
        names, uses = (re.findall(r"`([a-z]+)`", cell) for cell in line.split("|")[1:3])
        for name in names:
            rooms[name] = set(uses)
    return rooms


def missing_sources(source):
    """What documents call `room/file.hpp` and no file is. NAME stands for some name."""
    there = [f"/{path.relative_to(source)}" for folder in ("src", "include", "tests", "bench", "examples")
             for path in (source / folder).rglob("*")]
    for page in [source / "README.md", *sorted((source / "docs").glob("*.md"))]:
        for name in re.findall(r"`([\w/]+\.(?:cpp|hpp|py))`", page.read_text(encoding="utf-8")):
            if "NAME" not in name and not any(path.endswith(f"/{name}") for path in there):
                yield f"{page.name} names {name}, which is no file"


def main():
    source = pathlib.Path(sys.argv[1])
    page = (source / "docs" / "architecture.md").read_text(encoding="utf-8")
    cmake = rooms_of_cmake((source / "src" / "CMakeLists.txt").read_text(encoding="utf-8"))
    table = rooms_of_table(page)
    drawing = set(re.findall(r"^  ([a-z]+)/", page, re.MULTILINE))
    folders = {path.name for path in (source / "src").iterdir() if path.is_dir()}
    faults = []
    for room in sorted(cmake.keys() | table.keys()):
        if room not in table or room not in cmake:
            faults.append(f"{room}: {'not in the table' if room in cmake else 'not in src/CMakeLists.txt'}")
        elif cmake[room] != table[room]:
            faults.append(f"{room} uses {', '.join(sorted(cmake[room]))}; the table says {', '.join(sorted(table[room]))}")
    for what, names in (("the drawing", drawing), ("src/CMakeLists.txt", cmake.keys())):
        faults += [f"{room}: a folder that {what} does not have" for room in sorted(folders - names)]
        faults += [f"{room}: in {what}, but no folder" for room in sorted(names - folders)]
    faults += missing_sources(source)
    for fault in faults:
        print(fault)
    if len(cmake) < 20:
        faults.append("rooms were not found")
    print(f"{len(cmake)} rooms, {len(faults)} differences")
    return 1 if faults else 0


sys.exit(main())
