"""One equilibrium of large games: `nashsolve --find one`, one thread, and for zero-sum games Clp on their linear program.

Prints the processor time of whole processes, from file to file: medians and worst of the seeds. Clp computes with
floating-point numbers and proves nothing; whether its value is within 1e-6 of the exact one is checked. Ends with exit
code 1 where a game got no exact equilibrium, or an approximate one only.
"""

import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction

from processes import run_once

# Family, size, more options of `nashsolve generate`, seeds.
GAMES = (
    ("zero-sum", "100x100", (), 20), ("zero-sum", "300x300", (), 20), ("zero-sum", "1000x1000", (), 20),
    ("zero-sum", "50x5000", (), 20), ("zero-sum", "300x300", ("--range", "1"), 20),
    ("random", "100x100", (), 20), ("random", "300x300", (), 20), ("random", "1000x1000", (), 40),
    ("covariant", "100x100", ("--correlation", "-0.5"), 20), ("covariant", "200x200", ("--correlation", "-0.5"), 20),
    ("covariant", "300x300", ("--correlation", "-0.5"), 20), ("sparse", "300x300", (), 20),
    ("covariant", "10x10x10", ("--correlation", "-0.45"), 10), ("covariant", "20x20x20", ("--correlation", "-0.45"), 10),
    ("covariant", "30x30x30", ("--correlation", "-0.45"), 10), ("covariant", "5x5x5x5x5", ("--correlation", "-0.24"), 10),
    ("minimum-effort", "5x5x5", (), 1), ("dispersion", "4x4x4x4", (), 1),
)
# Clp takes half a minute for 1000x1000, so it is given the first seeds only.
CLP_SEEDS = 3
# The largest games take minutes to write and read.
LARGE = (("zero-sum", "2000x2000", (), 1),)


def write_linear_program(payoffs, path):
    """Free MPS: the least sum of u >= 0 with A' u >= 1, A shifted to be positive; the value is 1 / sum, less the shift."""
    shift = 1 - min(min(row) for row in payoffs)
    rows, columns = len(payoffs), len(payoffs[0])
    with open(path, "w", encoding="ascii") as file:
        file.write("NAME\nROWS\n N z\n" + "".join(f" G c{j}\n" for j in range(columns)) + "COLUMNS\n")
        for i, row in enumerate(payoffs):
            file.write(f" u{i} z 1\n" + "".join(f" u{i} c{j} {payoff + shift}\n" for j, payoff in enumerate(row)))
        file.write("RHS\n" + "".join(f" r c{j} 1\n" for j in range(columns)) + "ENDATA\n")
    return shift


def run_clp(game, folder, limit):
    """Its run, and the value of the game that it found."""
    with open(game, encoding="utf-8") as file:
        payoffs = [[int(cell[0]) for cell in row] for row in json.load(file)["payoffs"]]
    program, output = os.path.join(folder, "game.mps"), os.path.join(folder, "clp.txt")
    shift = write_linear_program(payoffs, program)
    run = run_once(["clp", program, "-solve"], output, limit)
    with open(output, encoding="utf-8") as file:
        found = re.search(r"Optimal objective ([-+.0-9e]+)", file.read())
    return run, 1 / float(found.group(1)) - shift if found else None


def exact_payoff(result):
    return Fraction(result["equilibria"][0]["payoffs"][0])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nashsolve", required=True)
    parser.add_argument("--limit", type=float, default=120, help="seconds a game [120]")
    parser.add_argument("--only", default="", help="only families and sizes that contain this")
    parser.add_argument("--seeds", type=int, help="at most so many seeds a row [20; random 1000x1000 40, several players 10]")
    parser.add_argument("--large", action="store_true", help="games of 2000x2000 as well")
    options = parser.parse_args()
    failed = False
    print("| family | size | seeds | nashsolve s, median | worst | found by | Clp s, median |\n"
          "| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        game, output = os.path.join(folder, "game.json"), os.path.join(folder, "result.json")
        for family, size, more, seeds in (*GAMES, *(LARGE if options.large else ())):
            name = " ".join([family, *more])
            if options.only not in f"{name} {size}":
                continue
            seeds = min(seeds, options.seeds or seeds)
            seconds, others, methods = [], [], collections.Counter()
            for seed in range(1, seeds + 1):
                subprocess.run([options.nashsolve, "generate", family, "--size", size, "--seed", str(seed), *more, "-o", game],
                               check=True)
                run = run_once([options.nashsolve, "--find", "one", "--threads", "1", "--details", "never", "--format", "json",
                                game], output, options.limit)
                seconds.append(run.seconds)
                with open(output, encoding="utf-8") as file:
                    text = file.read()
                result = json.loads(text) if run.finished and not run.failed else None
                if result is None or result["equilibria"][0]["kind"] == "approximate":
                    print(f"{name} {size}, seed {seed}: no proved equilibrium", file=sys.stderr)
                    failed = True
                    continue
                methods[result["method"]] += 1
                if family == "zero-sum" and seed <= CLP_SEEDS:
                    other, value = run_clp(game, folder, options.limit)
                    others.append(other.seconds)
                    if value is None or abs(value - float(exact_payoff(result))) > 1e-6 * max(1, abs(value)):
                        print(f"{name} {size}, seed {seed}: Clp found the value {value}", file=sys.stderr)
            found = ", ".join(f"{method} ({count})" for method, count in methods.most_common())
            clp = f"{statistics.median(others):.2f}" if others else ""
            print(f"| {name} | {size} | {seeds} | {statistics.median(seconds):.2f} | {max(seconds):.2f} | {found} | {clp} |",
                  flush=True)
    return failed


sys.exit(main())
