"""What tests of the examples for clusters share: games, what one process makes of them, and the searches to kill."""
import pathlib
import subprocess


def said(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=True, **more).stdout.strip()


def without_counts(document):
    return document[: document.rindex('  "statistics":')]


def searches(place):
    """The processes of nashsolve that work there."""
    found = []
    for process in pathlib.Path("/proc").iterdir():
        try:
            if process.name.isdigit() and (process / "comm").read_text() == "nashsolve\n" and \
                    (process / "cwd").resolve() == place:
                found.append(int(process.name))
        except OSError:
            continue
    return found


def results(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*.json")}


def make_games(games, count):
    games.mkdir()
    stream = said("nashsolve", "generate", "random", "--size", "9x9", "--count", count, "--format", "jsonl")
    for number, line in enumerate(stream.split("\n")):
        (games / f"{number}.json").write_text(line)
