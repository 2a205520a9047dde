"""Random two-player games whose payoffs are a + b c with integers a, b from -100 to 100, solved for all real c.

Prints the processor time of whole processes, one thread, medians of the seeds. Ends with exit code 1 where a result is
not complete.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile

from processes import run_once

SIZES = (2, 3, 4, 5, 6)
SEEDS = (1, 2, 3, 4, 5)


def game(size, seed):
    choose = random.Random(seed)

    def payoff():
        slope = choose.randint(-100, 100)
        return f"{choose.randint(-100, 100)} {'-' if slope < 0 else '+'} {abs(slope)}c"

    return {"parameters": {"c": {}}, "payoffs": [[[payoff(), payoff()] for _ in range(size)] for _ in range(size)]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nashsolve", required=True)
    parser.add_argument("--limit", type=float, default=120, help="seconds a game [120]")
    options = parser.parse_args()
    print("| size | seconds, median | values of change, median |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        source, output = os.path.join(folder, "game.json"), os.path.join(folder, "result.json")
        for size in SIZES:
            seconds, changes = [], []
            for seed in SEEDS:
                with open(source, "w", encoding="utf-8") as file:
                    json.dump(game(size, seed), file)
                run = run_once([options.nashsolve, "--threads", "1", "--format", "json", source], output, options.limit)
                if not run.finished or run.failed:
                    sys.exit(f"{size}x{size}, seed {seed}: not complete")
                seconds.append(run.seconds)
                with open(output, encoding="utf-8") as file:
                    changes.append(len(json.load(file)["values"]))
            print(f"| {size}x{size} | {statistics.median(seconds):.3f} | {statistics.median(changes)} |", flush=True)


main()
