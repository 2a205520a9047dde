#!/usr/bin/env python3
"""Textbook games of three and more players (textbook_games.py), one thread: what is not complete within a limit.

Prints for each family how many games there are, the longest processor time of those that are complete, in seconds, and the
others by their numbers: undecided, or ended by the limit.
"""
import argparse
import itertools
import json
import os
import sys
import tempfile

from processes import run_once
from textbook_games import FAMILIES

INTERRUPTED = 130


def write_json(sizes, pay, path):
    def nested(before):
        if len(before) == len(sizes):
            return [str(value) for value in pay(before)]
        return [nested((*before, s)) for s in range(sizes[len(before)])]
    with open(path, "w", encoding="ascii") as file:
        json.dump({"payoffs": nested(())}, file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nashsolve", required=True)
    parser.add_argument("--limit", type=float, default=20, help="seconds a game [20]")
    parser.add_argument("--only", default="", help="only families that contain this")
    options = parser.parse_args()
    games = complete = 0
    print("| family | games | longest s | not complete |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        game, output = os.path.join(folder, "game.json"), os.path.join(folder, "output")
        for name, members in FAMILIES.items():
            if options.only not in name:
                continue
            longest, others = 0, []
            for title, (sizes, pay) in members:
                write_json(sizes, pay, game)
                run = run_once([options.nashsolve, "--threads", "1", "--details", "never", "--format", "json", "-q", game],
                               output, options.limit)
                status = "> limit"  # which nashsolve takes for an interrupt
                if run.finished and run.exit_code in (0, 3):
                    with open(output, encoding="utf-8") as file:
                        status = json.load(file)["status"]
                elif run.finished and run.exit_code != INTERRUPTED:
                    status = f"exit code {run.exit_code}"
                if status == "complete":
                    longest = max(longest, run.seconds)
                else:
                    others.append(f"{title} ({status})")
            games += len(members)
            complete += len(members) - len(others)
            print(f"| {name} | {len(members)} | {longest:.2f} | {', '.join(others)} |", flush=True)
    print(f"{complete} of {games} games complete")


sys.exit(main())
