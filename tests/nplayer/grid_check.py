"""An independent look at the equilibrium sets of seeded degenerate games of three players and two strategies.

Every profile whose probabilities are multiples of 1/12 is decided here, in fractions, from the payoffs alone:
whether it is an equilibrium, and whether one of the sets that nashsolve describes contains it. The two must
agree, at every profile, for every game that is called complete. Usage: grid_check.py NASHSOLVE
"""
import itertools
import json
import random
import subprocess
import sys
from fractions import Fraction

GRID = 12
GAMES = 60
CELLS = list(itertools.product((0, 1), repeat=3))


def payoffs_of(kind, seed):
    draw = random.Random(f"{kind} {seed}")
    if kind == "of zeros and ones":
        return {cell: [draw.randint(0, 1) for _ in range(3)] for cell in CELLS}
    if kind == "mostly zero":
        return {cell: [draw.randint(1, 9) if draw.random() < 0.3 else 0 for _ in range(3)] for cell in CELLS}
    table = {cell: [draw.randint(-9, 9) for _ in range(3)] for cell in CELLS}
    player = draw.randrange(3)  # whose own strategy does not matter to it
    for cell in CELLS:
        first = cell[:player] + (0,) + cell[player + 1:]
        table[cell][player] = table[first][player]
    return table


def gain(table, player, point):
    """What the second strategy pays the player more than the first, times GRID squared."""
    j, k = (i for i in range(3) if i != player)
    total = 0
    for a, b in itertools.product((0, 1), repeat=2):
        cell = [0, 0, 0]
        cell[j], cell[k] = a, b
        first = table[tuple(cell)][player]
        cell[player] = 1
        weight = (point[j] if a else GRID - point[j]) * (point[k] if b else GRID - point[k])
        total += weight * (table[tuple(cell)][player] - first)
    return total


def is_equilibrium(table, point):
    for player in range(3):
        more = gain(table, player, point)
        if (more > 0 and point[player] < GRID) or (more < 0 and point[player] > 0):
            return False
    return True


def second_range(strategies):
    """Of the probability of the second strategy, in GRID-ths."""
    values = [Fraction(strategy[1]) * GRID for strategy in strategies]
    return min(values), max(values)


class Sets:
    """The union of the subsets of a result."""

    def __init__(self, table, result):
        self.table = table
        self.parts = []
        profiles = [equilibrium["profile"] for equilibrium in result["equilibria"]]
        for component in result["components"]:
            for subset in component["subsets"]:
                if "strategies" in subset:
                    named = [[profiles[k - 1][i] for k in ids] for i, ids in enumerate(subset["strategies"])]
                    if any(None in strategy for own in named for strategy in own):
                        continue  # irrational: on no grid
                    self.parts.append(([second_range(own) for own in named], []))
                    continue
                conditions = [(c, True) for c in subset["equations"]]
                conditions += [(c, False) for c in subset["inequalities"]]
                self.parts.append(([second_range(own) for own in subset["polytopes"]], conditions))

    def contains(self, point):
        return any(self.is_in(part, point) for part in self.parts)

    def is_in(self, part, point):
        ranges, conditions = part
        if not all(low <= p <= high for p, (low, high) in zip(point, ranges)):
            return False
        for condition, is_equation in conditions:
            more = gain(self.table, condition["player"], point)
            if condition["strategy"] == 0:
                more = -more
            if more > 0 or (is_equation and more != 0):
                return False
        return True


def main(nashsolve):
    decided = curves = 0
    for kind in ("of zeros and ones", "mostly zero", "with an indifferent player"):
        tables = [payoffs_of(kind, seed) for seed in range(GAMES)]
        lines = [json.dumps({"payoffs": [[[table[a, b, c] for c in (0, 1)] for b in (0, 1)] for a in (0, 1)]})
                 for table in tables]
        run = subprocess.run([nashsolve, "-", "--input-format", "jsonl", "--format", "jsonl", "-q"],
                             input="\n".join(lines), capture_output=True, text=True, check=False)
        results = [json.loads(line) for line in run.stdout.splitlines()]
        assert run.returncode in (0, 3) and len(results) == GAMES, run.stderr
        for seed, (table, result) in enumerate(zip(tables, results)):
            if result["status"] != "complete":
                continue
            decided += 1
            sets = Sets(table, result)
            curves += sum(1 for _, conditions in sets.parts if conditions)
            for point in itertools.product(range(GRID + 1), repeat=3):
                truth = is_equilibrium(table, point)
                if sets.contains(point) != truth:
                    sys.exit(f"game {seed} {kind}: {point} over {GRID} is {'' if truth else 'not '}an "
                             f"equilibrium, but is {'not ' if truth else ''}described: {lines[seed]}")
    print(f"{decided} of {3 * GAMES} games complete, {curves} sets with conditions")
    assert curves > 40, "too few curves to say anything"
    assert decided > 2.9 * GAMES, "too few games are decided"


main(sys.argv[1])
