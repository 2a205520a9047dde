"""All equilibria of two-player games: nashsolve and lrsnash in one run, one thread each, whole processes.

Prints a Markdown table of every game, one of the medians, and what was run on what. Ends with exit code 1 where
the two programs disagree on the number of extreme equilibria, or where nashsolve is not complete.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

import processes
from two_player_games import FULL, QUICK


def generate(nashsolve, entry, seed, folder):
    """Writes the game as JSON and, without comments, as lrsnash reads it."""
    family = "random" if entry.family == "one-sided" else entry.family
    game = folder / "game.json"
    lines = folder / "game.lrs"
    subprocess.run([nashsolve, "generate", family, "--size", entry.size, "--seed", str(seed), *entry.options,
                    "-o", game], check=True)
    if entry.family == "one-sided":
        document = json.loads(game.read_text())
        document["payoffs"] = [[[0, cell[1]] for cell in row] for row in document["payoffs"]]
        game.write_text(json.dumps(document))
    subprocess.run([nashsolve, "convert", game, lines], check=True)
    lines.write_text(lines.read_text().partition("#")[0])
    return game, lines


def summary_of(program, listing):
    reader = pathlib.Path(__file__).with_name("listings.py")
    printed = subprocess.run([sys.executable, reader, program, listing], check=True, capture_output=True).stdout
    return json.loads(printed)


def significant(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def megabytes(run):
    least = processes.smallest_memory()
    return f"{run.megabytes:.0f}" if run.megabytes > least + 1 else f"< {least:.0f}"


def compared(time, ratio, is_bound, has_failed):
    """The cells of lrsnash's time and of the ratio."""
    if has_failed:
        return "-", "-"
    mark = "> " if is_bound else ""
    return mark + seconds(time), mark + significant(ratio)


class Table:
    """A Markdown table whose rows appear one by one."""

    def __init__(self, *columns):
        self.widths = [len(column) for column in columns]
        self.row(*columns)
        self.row(*("-" * width for width in self.widths))

    def row(self, *cells):
        first, *others = zip(cells, self.widths)
        texts = [f"{first[0]:<{first[1]}}", *(f"{cell:>{width}}" for cell, width in others)]
        print("| " + " | ".join(texts) + " |", flush=True)


class Comparison:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.failures = []
        self.medians = []
        self.lrsnash_version = "lrsnash"

    def run_entry(self, entry, table):
        ratios, ours, theirs = [], [], []
        is_bound, has_failed = False, False
        for seed in range(1, entry.seeds + 1):
            own, other = self.run_game(entry, seed, table)
            ours.append(own.seconds)
            theirs.append(other.seconds)
            ratios.append(other.seconds / max(own.seconds, 1e-4))
            is_bound = is_bound or not other.finished
            has_failed = has_failed or other.failed
        self.medians.append((entry.name, entry.size, str(entry.seeds), seconds(statistics.median(ours)),
                             *compared(statistics.median(theirs), statistics.median(ratios), is_bound, has_failed)))

    def run_game(self, entry, seed, table):
        limit = self.options.limit
        game, lines = generate(self.options.nashsolve, entry, seed, self.folder)
        result = self.folder / "result.json"
        listing = self.folder / "listing.txt"
        own, other = processes.run_in_turn(
            [([self.options.nashsolve, "--threads", "1", "--format", "json", game], result),
             ([self.options.lrsnash, lines], listing)], limit)
        label = f"{entry.name} {entry.size}, seed {seed}"

        found, nodes = "-", "-"
        if own.finished and not own.failed:
            summary = summary_of("nashsolve", result)
            found, nodes = summary["equilibria"], summary["nodes"]
            if summary["status"] != "complete":
                self.failures.append(f"{label}: nashsolve says {summary['status']}")
        else:
            self.failures.append(f"{label}: nashsolve " + ("failed" if own.finished else "did not finish"))

        if other.finished and not other.failed:
            summary = summary_of("lrsnash", listing)
            count = summary["equilibria"]
            agree = "yes" if count == found else f"no: {count}"
            if count != found:
                self.failures.append(f"{label}: nashsolve finds {found}, lrsnash {count}")
            self.lrsnash_version = summary["version"] or self.lrsnash_version
        else:
            agree = "no end" if not other.finished else "refused"
        ratio = other.seconds / max(own.seconds, 1e-4)
        table.row(entry.name, entry.size, str(seed), str(found), str(nodes),
                  ("" if own.finished else "> ") + seconds(own.seconds),
                  *compared(other.seconds, ratio, not other.finished, other.failed), agree, megabytes(own))
        return own, other


def machine():
    listing = subprocess.run(["lscpu"], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    fields = dict(line.split(":", 1) for line in listing.stdout.splitlines() if ":" in line)
    model = fields.get("Model name", platform.processor() or platform.machine()).strip()
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, load " + " ".join(
        f"{load:.1f}" for load in os.getloadavg())


def version_of(nashsolve):
    version = subprocess.run([nashsolve, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return f"{version} ({commit.stdout.strip()})" if commit.returncode == 0 else version


def parse_options():
    parser = argparse.ArgumentParser(prog="./scripts/bench two-player", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few and small games: about a minute")
    parser.add_argument("--limit", type=float, default=60, metavar="SECONDS", help="for each run (default: 60)")
    parser.add_argument("--only", metavar="FAMILY", help="the games of one family")
    parser.add_argument("--nashsolve", default="nashsolve", help="the program (default: the release build)")
    parser.add_argument("--lrsnash", default="lrsnash", help="the other program")
    options = parser.parse_args()
    if options.limit < 1:
        parser.error("--limit: expected at least a second")
    options.nashsolve = str(pathlib.Path(options.nashsolve).resolve()) if "/" in options.nashsolve else options.nashsolve
    return options


def main():
    options = parse_options()
    version = version_of(options.nashsolve)
    chosen = [entry for entry in (QUICK if options.quick else FULL) if options.only in (None, entry.family)]
    if not chosen:
        sys.exit(f"--only: found {options.only}, expected one of "
                 + ", ".join(dict.fromkeys(entry.family for entry in FULL)))
    with tempfile.TemporaryDirectory() as folder:
        # A copy, as an installed program is one: the pages of a file that the linker has written take longer to map.
        options.nashsolve = shutil.copy2(shutil.which(options.nashsolve), folder)
        comparison = Comparison(options, pathlib.Path(folder))
        table = Table("family" + " " * 20, "size  ", "seed", "equilibria", "  nodes", "nashsolve s", "lrsnash s",
                      "  ratio", "agree", "  MB")
        for entry in chosen:
            comparison.run_entry(entry, table)
    print("\nMedians:\n")
    table = Table("family" + " " * 20, "size  ", "seeds", "nashsolve s", "lrsnash s", "  ratio")
    for row in comparison.medians:
        table.row(*row)
    repeated = ", ".join(f"runs below {below:g} s are the median of {count}" for below, count in processes.REPETITIONS)
    print(f"""
- {version}; lrsnash: {comparison.lrsnash_version}; {datetime.date.today()}
- {machine()}
- Processor time (user and system) of whole processes, one thread, from file to file; {repeated}. `>`: ended
  by the limit of {options.limit:g} s.
- `equilibria`: extreme equilibria; `agree`: lrsnash lists as many, or did not end, or
  refused the game; `MB`: peak memory of nashsolve.""")
    for failure in comparison.failures:
        print(failure, file=sys.stderr)
    return 1 if comparison.failures else 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
