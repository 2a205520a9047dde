"""Lines of --format gambit are as many as the games of the theory have equilibria, and each one is an equilibrium.

gambit_lines.py NASHSOLVE ROOT [LRSNASH]: games of ROOT/games with the counts that their authors give, for
degenerate ones those of the extreme equilibria, which gambit-enummixed lists. The lines are read and checked by the
few functions below in exact fractions; with LRSNASH its own lists are the same sets.
"""

import fractions
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile

COUNTS = {
    "bos.json": 3, "chicken.json": 3, "hawk_dove.csv": 3, "stag_hunt.json": 3, "matching_pennies.json": 1,
    "prisoners_dilemma.json": 1, "rock_paper_scissors.json": 1, "rock_paper_scissors_lizard_spock.csv": 1,
    "penalty_kicks.json": 1, "inspection.csv": 1, "shapley.nfg": 1, "three_equilibria_3x2.json": 3,
    "travelers_dilemma.csv": 1, "von_stengel_6x6.json": 75, "mckelvey_mclennan.json": 9, "continuum.json": 3,
    "avis_3x2.lrs": 3, "boxing_ballet.json": 3,
}


def run(*words, text=None):
    return subprocess.run(words, input=text, capture_output=True, text=True, check=True).stdout


def profiles(lines, sizes):
    """The profiles of lines NE,p11,...,p1m,p21,..."""
    found = []
    for line in lines.splitlines():
        name, *numbers = line.split(",")
        assert name == "NE" and len(numbers) == sum(sizes), line
        numbers = iter([fractions.Fraction(number) for number in numbers])
        found.append(tuple(tuple(itertools.islice(numbers, size)) for size in sizes))
        assert all(sum(own) == 1 and min(own) >= 0 for own in found[-1]), line
    return found


def payoff(payoffs, player, profile):
    """By the definition: over all cells."""
    total = fractions.Fraction(0)
    for cell in itertools.product(*(range(len(own)) for own in profile)):
        weight = math.prod(own[s] for own, s in zip(profile, cell))
        if weight == 0:
            continue
        value = payoffs
        for s in cell:
            value = value[s]
        total += weight * fractions.Fraction(str(value[player]))
    return total


def is_equilibrium(payoffs, profile):
    for player, own in enumerate(profile):
        reached = payoff(payoffs, player, profile)
        for s in range(len(own)):
            pure = tuple(fractions.Fraction(int(k == s)) for k in range(len(own)))
            if payoff(payoffs, player, profile[:player] + (pure,) + profile[player + 1:]) > reached:
                return False
    return True


def lists_of_lrsnash(lrsnash, file):
    found, twos = set(), []
    for line in run(lrsnash, file).splitlines():
        words = line.split()
        if not words or words[0].startswith("*"):
            continue
        own = tuple(fractions.Fraction(word) for word in words[1:-1])
        if words[0] == "2":
            twos.append(own)
        else:
            found |= {(own, two) for two in twos}
            twos = []
    return found


def main():
    nashsolve, root = sys.argv[1], pathlib.Path(sys.argv[2])
    lrsnash = sys.argv[3] if len(sys.argv) > 3 else None
    equilibria = 0
    for name, count in COUNTS.items():
        path = str(root / "games" / name)
        payoffs = json.loads(run(nashsolve, "convert", path, "-", "--format", "json"), parse_float=str)
        if "payoffs" not in payoffs:
            payoffs["payoffs"] = [list(zip(*rows)) for rows in zip(*payoffs["matrices"])]
        table = payoffs["payoffs"]
        sizes, level = [], table
        while isinstance(level[0], (list, tuple)):
            sizes.append(len(level))
            level = level[0]
        found = profiles(run(nashsolve, "--format", "gambit", path), sizes)
        if len(found) != count:
            sys.exit(f"{name}: {len(found)} lines, expected {count}")
        if len(found) != len(set(found)):
            sys.exit(f"{name}: a line stands twice")
        for profile in found:
            if not is_equilibrium(table, profile):
                sys.exit(f"{name}: {profile} is no equilibrium")
        if lrsnash and len(sizes) == 2:
            with tempfile.TemporaryDirectory() as folder:
                file = folder + "/game"
                pathlib.Path(file).write_text(run(nashsolve, "convert", path, "-", "--format", "lrs"))
                if lists_of_lrsnash(lrsnash, file) != set(found):
                    sys.exit(f"{name}: lrsnash lists other equilibria")
        equilibria += len(found)
    print(f"{len(COUNTS)} games, {equilibria} lines, all of them equilibria")


if __name__ == "__main__":
    main()
