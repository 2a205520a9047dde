#!/usr/bin/env python3
"""Games that people write down, of 20, 50 and 100 strategies: nashsolve, one thread, beside lrsnash.

Prints the processor time of whole processes, from file to file, in seconds, with what was found: maximal Nash subsets and
whether they are all. `>`: ended by the limit. lrsnash lists extreme equilibria only.
"""

import argparse
import json
import os
import sys
import tempfile

from processes import run_once
from structured_games import FAMILIES


def write_lrs(matrices, path):
    first, second = matrices
    blocks = ["\n".join(" ".join(map(str, row)) for row in matrix) for matrix in (first, second)]
    with open(path, "w", encoding="ascii") as file:
        file.write(f"{len(first)} {len(first[0])}\n\n" + "\n\n".join(blocks) + "\n")


def as_text(run):
    # nashsolve takes the limit for an interrupt and ends by itself.
    return f"{'' if run.finished and not run.failed else '> '}{run.seconds:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nashsolve", required=True)
    parser.add_argument("--limit", type=float, default=5, help="seconds a game and program [5]")
    parser.add_argument("--sizes", default="20,50,100", help="numbers of strategies [20,50,100]")
    parser.add_argument("--only", default="", help="only families that contain this")
    parser.add_argument("--alone", action="store_true", help="without lrsnash")
    options = parser.parse_args()
    print("| family | strategies | nashsolve s | subsets | lrsnash s |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        game, output = os.path.join(folder, "game.lrs"), os.path.join(folder, "output")
        for family, make in FAMILIES.items():
            if options.only not in family:
                continue
            for size in map(int, options.sizes.split(",")):
                write_lrs(make(size), game)
                run = run_once([options.nashsolve, "--threads", "1", "--details", "never", "--format", "json", game], output,
                               options.limit)
                subsets = ""
                if run.finished and not run.failed:
                    with open(output, encoding="utf-8") as file:
                        result = json.load(file)
                    subsets = sum(len(component["subsets"]) for component in result["components"])
                other = "" if options.alone else as_text(run_once(["lrsnash", game], output, options.limit))
                print(f"| {family} | {size} | {as_text(run)} | {subsets} | {other} |", flush=True)


sys.exit(main())
