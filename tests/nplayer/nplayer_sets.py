"""An independent look at the equilibrium sets of degenerate games of three and more players.

Every profile of a grid is decided here, in integers, from the payoffs alone: whether it is an equilibrium, and
whether one of the sets that nashsolve describes contains it. The two must agree for every game that is called
complete. Points drawn from the described sets must be equilibria, too, and indices must add up to 1.
Usage: nplayer_sets.py NASHSOLVE FOLDER: the games of a folder, each with what is known of its set by algebra
       nplayer_sets.py NASHSOLVE: seeded games of several kinds
       nplayer_sets.py NASHSOLVE GAMES: so many of each kind and shape, and how many of them are undecided
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
from fractions import Fraction

PROFILES = 900  # of a grid, at most
GAMES = 12  # of each shape and kind
KINDS = ("of zeros and ones", "mostly zero", "a mix for everybody", "a mix for its owner")
SHAPES = ((2, 2, 3), (3, 2, 2), (3, 3, 2), (2, 2, 2, 2), (3, 3, 3), (2, 2, 2, 2, 2))


def seeded(kind, shape, seed):
    draw = random.Random(f"{kind} {shape} {seed}")
    cells = list(itertools.product(*map(range, shape)))
    most = {"of zeros and ones": 1, "mostly zero": 9}.get(kind, 3)
    rare = kind == "mostly zero"
    table = {c: [draw.randint(1, most) * (draw.random() < 0.3) if rare else draw.randint(0, most) for _ in shape]
             for c in cells}
    if kind in ("a mix for everybody", "a mix for its owner"):
        player = max(range(len(shape)), key=lambda i: shape[i])
        own = kind == "a mix for its owner"
        for cell in cells:
            if cell[player] != 2:
                continue
            ends = [table[cell[:player] + (s,) + cell[player + 1:]] for s in (0, 1)]
            mixed = [(Fraction(a) + 2 * Fraction(b)) / 3 for a, b in zip(*ends)]
            table[cell] = [mixed[i] if i == player or not own else table[cell][i] for i in range(len(shape))]
    if kind == "an indifferent player":
        table = {c: [draw.randint(-9, 9) for _ in shape] for c in cells}
        player = draw.randrange(len(shape))  # whose own strategy does not matter to it
        for cell in cells:
            table[cell][player] = table[cell[:player] + (0,) + cell[player + 1:]][player]
    if kind == "two indifferent players":
        for player in draw.sample(range(len(shape)), 2):
            for cell in cells:
                table[cell][player] = table[cell[:player] + (0,) + cell[player + 1:]][player]
    return {cell: [3 * value for value in values] for cell, values in table.items()}


def nested(table, shape, before=()):
    if len(before) == len(shape):
        return [int(value) for value in table[before]]
    return [nested(table, shape, (*before, s)) for s in range(shape[len(before)])]


def table_of(payoffs):
    shape, inner = [], payoffs
    while isinstance(inner[0], list):
        shape.append(len(inner))
        inner = inner[0]
    table = {}
    for cell in itertools.product(*map(range, shape)):
        values = payoffs
        for s in cell:
            values = values[s]
        table[cell] = [Fraction(value) for value in values]
    return table, tuple(shape)


def worth(table, shape, point, player):
    """What the player's strategies pay."""
    result = [0] * shape[player]
    used = [[(s, w) for s, w in enumerate(own) if w] for own in point]
    used[player] = [(s, 1) for s in range(shape[player])]
    for choice in itertools.product(*used):
        weight = 1
        for _, w in choice:
            weight *= w
        result[choice[player][0]] += weight * table[tuple(s for s, _ in choice)][player]
    return result


def is_equilibrium(table, shape, point):
    for player, own in enumerate(point):
        values = worth(table, shape, point, player)
        if any(w and value < max(values) for w, value in zip(own, values)):
            return False
    return True


def weights_of(vertices, strategy):
    """Of independent vertices, by elimination; None where there are none."""
    rows = [[v[s] for v in vertices] + [strategy[s]] for s in range(len(strategy))]
    size = len(vertices)
    for column in range(size):
        pivot = next((r for r in range(column, len(rows)) if rows[r][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [x / rows[column][column] for x in rows[column]]
        for r, row in enumerate(rows):
            if r != column and row[column]:
                rows[r] = [x - row[column] * y for x, y in zip(row, rows[column])]
    return None if any(row[size] for row in rows[size:]) else [row[size] for row in rows[:size]]


def is_in_hull(vertices, strategy):
    """A mix of some vertices is one of as many as there are strategies, or fewer (Caratheodory)."""
    for size in range(1, min(len(vertices), len(strategy)) + 1):
        for some in itertools.combinations(vertices, size):
            weights = weights_of(some, strategy)
            if weights is not None and min(weights) >= 0:
                return True
    return False


def grid(shape):
    def compositions(parts, total):
        if parts == 1:
            return [(total,)]
        return [(k, *rest) for k in range(total + 1) for rest in compositions(parts - 1, total - k)]

    def size(steps):
        product = 1
        for count in shape:
            product *= len(compositions(count, steps))
        return product

    steps = max((n for n in range(1, 13) if size(n) <= PROFILES), default=1)
    return steps, [compositions(count, steps) for count in shape]


class Sets:
    """The union of the subsets of a result."""

    def __init__(self, table, shape, result):
        self.table, self.shape, self.parts = table, shape, []
        profiles = [equilibrium["profile"] for equilibrium in result["equilibria"]]
        for component in result["components"]:
            for subset in component["subsets"]:
                conditions = []
                if "strategies" in subset:
                    named = [[profiles[k - 1][i] for k in ids] for i, ids in enumerate(subset["strategies"])]
                else:
                    named = subset["polytopes"]
                    conditions = [(c, True) for c in subset["equations"]]
                    conditions += [(c, False) for c in subset["inequalities"]]
                if any(p is None for own in named for strategy in own for p in strategy):
                    continue  # irrational: on no grid
                polytopes = [[[Fraction(p) for p in strategy] for strategy in own] for own in named]
                self.parts.append((polytopes, conditions))

    def holds(self, conditions, point):
        for condition, is_equation in conditions:
            values = worth(self.table, self.shape, point, condition["player"])
            gain = values[condition["strategy"]] - values[condition["reference"]]
            if gain > 0 or (is_equation and gain):
                return False
        return True

    def memberships(self, steps, strategies):
        """Per part and player the strategies of the grid in its polytope."""
        return [[{s for s in own if is_in_hull(vertices, [Fraction(p, steps) for p in s])}
                 for own, vertices in zip(strategies, polytopes)] for polytopes, _ in self.parts]

    def sampled(self, draw):
        for polytopes, conditions in self.parts:
            for _ in range(8):
                point = []
                for vertices in polytopes:
                    weights = [draw.randint(0, 3) for _ in vertices]
                    weights[draw.randrange(len(weights))] += 1
                    point.append([sum(w * v[s] for w, v in zip(weights, vertices)) / sum(weights)
                                  for s in range(len(vertices[0]))])
                if self.holds(conditions, point):
                    yield point


def difference(table, shape, result):
    """What is wrong with a complete result, if anything."""
    sets = Sets(table, shape, result)
    steps, strategies = grid(shape)
    inside = sets.memberships(steps, strategies)
    for point in itertools.product(*strategies):
        parts = [k for k, own in enumerate(inside) if all(p in some for p, some in zip(point, own))]
        described = any(sets.holds(sets.parts[k][1], point) for k in parts)
        if described != is_equilibrium(table, shape, point):
            return f"{point} over {steps} is {'no equilibrium' if described else 'not described'}"
    for point in sets.sampled(random.Random(1)):
        if not is_equilibrium(table, shape, point):
            return f"{point} is no equilibrium"
    indices = [component["index"] for component in result["components"]]
    if None not in indices and sum(indices) != 1:
        return f"indices {indices}"
    return None


def in_larger_ones(table, shape, result):
    """Points inside of sets that lie in a set of more dimensions, as those of a set within another do."""
    sets = [subset for component in result["components"] for subset in component["subsets"] if "polytopes" in subset]
    whole = Sets(table, shape, {"equilibria": [], "components": [{"subsets": sets}]})
    assert len(whole.parts) == len(sets)
    for subset in sets:
        if subset["inside"] is None:
            continue
        point = [[Fraction(p) for p in own] for own in subset["inside"]]
        for other, (polytopes, conditions) in zip(sets, whole.parts):
            if ((other["dimension"] or 0) > (subset["dimension"] or 0) and whole.holds(conditions, point)
                    and all(is_in_hull(vertices, own) for vertices, own in zip(polytopes, point))):
                yield point


def solve(nashsolve, documents):
    run = subprocess.run([nashsolve, "-", "--input-format", "jsonl", "--format", "jsonl", "-q"],
                         input="\n".join(map(json.dumps, documents)), capture_output=True, text=True, check=False)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode in (0, 3) and len(results) == len(documents), run.stderr
    return results


def check_folder(nashsolve, folder):
    files = sorted(folder.glob("*.json"))
    cases = [json.loads(file.read_text()) for file in files]
    results = solve(nashsolve, [{"payoffs": case["game"]["payoffs"]} for case in cases])
    failures = 0
    for file, case, result in zip(files, cases, results):
        table, shape = table_of(case["game"]["payoffs"])
        problem = None
        if result["status"] != "complete":
            problem = result["status"]
        elif len(result["components"]) != case["components"]:
            problem = f"{len(result['components'])} components, not {case['components']}"
        else:
            problem = difference(table, shape, result) or missing_roots(case, result)
        if problem:
            print(f"{file.name}: {problem}")
            failures += 1
    assert len(files) > 0
    print(f"{len(files)} games, {failures} wrong")
    return failures


def missing_roots(case, result):
    """Isolated equilibria that are known by polynomials: of one probability each, ascending powers."""
    for root in case.get("roots", []):
        def value(x, powers=root["polynomial"]):
            return sum(Fraction(c) * x ** k for k, c in enumerate(powers))

        for equilibrium in result["equilibria"]:
            if equilibrium["profile"][root["player"]][root["strategy"]] is not None:
                continue
            low, high = (Fraction(x) for x in equilibrium["enclosures"][root["player"]][root["strategy"]])
            first, last = (Fraction(x) for x in root["between"])
            if first < low and high < last and value(low) * value(high) < 0:
                break
        else:
            return f"no equilibrium at {root}"
    return None


def undecided(nashsolve, kind, shape, games):
    """How many games of a kind are; ends with what is wrong with a complete one, if anything."""
    tables = [seeded(kind, shape, seed) for seed in range(games)]
    count = 0
    for seed, (table, result) in enumerate(
            zip(tables, solve(nashsolve, [{"payoffs": nested(table, shape)} for table in tables]))):
        if result["status"] != "complete":
            count += 1
        elif problem := difference(table, shape, result):
            sys.exit(f"{shape}, {kind}, {seed}: {problem}")
    return count


def has_kind(kind, shape):
    return max(shape) > 2 or not kind.startswith("a mix")


def check_seeded(nashsolve):
    shapes = ((2, 2, 3), (3, 3, 2), (2, 2, 2, 2), (3, 3, 3), (2, 2, 2, 2, 2))
    pairs = [(kind, shape) for shape in shapes for kind in KINDS if has_kind(kind, shape)]
    count = sum(undecided(nashsolve, kind, shape, GAMES) for kind, shape in pairs)
    games = GAMES * len(pairs)
    print(f"{games - count} of {games} games complete")
    for shape in ((2, 2, 3), (3, 2, 2), (3, 3, 3)):
        count_of_kind = undecided(nashsolve, "an indifferent player", shape, GAMES)
        print(f"{GAMES - count_of_kind} of {GAMES} games {shape} with an indifferent player complete")
        count += count_of_kind
        games += GAMES
    count_of_kind = undecided(nashsolve, "two indifferent players", (2, 2, 2, 3), GAMES)
    print(f"{GAMES - count_of_kind} of {GAMES} games (2, 2, 2, 3) with two indifferent players complete")
    count += count_of_kind
    games += GAMES
    # A curve may cross a surface at the only point of it that is told, but none of these do.
    for shape in ((2, 2, 3), (3, 2, 2), (3, 3, 2)):
        tables = [seeded("an indifferent player", shape, seed) for seed in range(GAMES)]
        for table, result in zip(tables, solve(nashsolve, [{"payoffs": nested(t, shape)} for t in tables])):
            for point in in_larger_ones(table, shape, result):
                print(f"{nested(table, shape)}: a set around {point} lies in another one")
                return 1
    return 0 if count < 0.02 * games else 1


def print_undecided(nashsolve, games):
    print("| kind | " + " | ".join("x".join(map(str, shape)) for shape in SHAPES) + " |")
    for kind in (*KINDS, "an indifferent player"):
        counts = [str(undecided(nashsolve, kind, shape, games)) if has_kind(kind, shape) else "" for shape in SHAPES]
        print("| " + " | ".join([kind, *counts]) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[2].isdigit():
        print_undecided(sys.argv[1], int(sys.argv[2]))
        sys.exit(0)
    if len(sys.argv) > 2:
        sys.exit(1 if check_folder(sys.argv[1], pathlib.Path(sys.argv[2])) else 0)
    sys.exit(check_seeded(sys.argv[1]))
