#!/usr/bin/env python3
"""Checks a proof in the text form of docs/proof-format.md, written from that page alone, with Python's fractions.

proof_checker.py GAME.json PROOF RESULT.json: the game as {"payoffs": [[[a, b], ...], ...]} with numbers as strings or
integers. Prints VERIFIED, or why not; exit code 0 or 1.
"""
import functools
import hashlib
import itertools
import json
import sys
from fractions import Fraction
from math import gcd, lcm
from operator import mul


class Rejected(Exception):
    pass


def require(condition, why):
    if not condition:
        raise Rejected(why)


def integers(values):
    """Rows of fractions, shifted and divided to the smallest integers with minimum 1."""
    least = min(map(min, values))
    scale = 1
    for value in itertools.chain(*values):
        scale = scale * (value - least).denominator // gcd(scale, (value - least).denominator)
    whole = [[int((value - least) * scale) for value in row] for row in values]
    unit = gcd(*itertools.chain(*whole))
    return [[value // (unit or 1) + 1 for value in row] for row in whole]


class Side:
    """A polytope {z >= 0, M z <= 1}; m[slack][variable] by strategies."""

    def __init__(self, payoffs, slacks, variables):
        self.slacks, self.variables = slacks, variables
        rows = integers([[payoffs(s, v) for v in variables] for s in slacks])
        self.m = {s: dict(zip(variables, row)) for s, row in zip(slacks, rows)}
        largest = {v: max(self.m[s][v] for s in slacks) for v in variables}
        # The most that a variable and a slack can be, as integers.
        self.one = lcm(*largest.values())
        self.most = {v: self.one // value for v, value in largest.items()} | {s: self.one for s in slacks}

    def weights(self, words):
        weights = {}
        for word in words:
            s, w = map(int, word.split(":"))
            require(s in self.m and s not in weights, f"a weight of {s}")
            weights[s] = w
        return weights, {v: sum(w * self.m[s][v] for s, w in weights.items()) for v in self.variables}

    def tight_at(self, mix):
        require(len(mix) == len(self.variables) and min(mix) >= 0 and sum(mix) == 1, "no probabilities")
        whole = smallest(mix)
        pays = {s: sum(map(mul, row.values(), whole)) for s, row in self.m.items()}
        return frozenset(v for v, p in zip(self.variables, mix) if p == 0) | {
            s for s, value in pays.items() if value == max(pays.values())}

    def described(self, own):
        """What is tight on a face that is given by what it uses and what is best against it, as at the point inside."""
        require(min(own["used"] + own["best_responses"]) >= 0, "no strategy")
        used = {self.variables[k] for k in own["used"]}
        tight = frozenset(self.variables).difference(used) | {self.slacks[k] for k in own["best_responses"]}
        require(tight == self.tight_at(list(map(Fraction, own["inside"]))), "a point that is not inside")
        return tight

    def shows_empty(self, words, tight):
        weights, sums = self.weights(words)
        most = sum(w * self.most[s] for s, w in (weights | sums).items() if w > 0 and s not in tight)
        return most < sum(weights.values()) * self.one

    def shown_tight(self, words, tight):
        weights, sums = self.weights(words)
        require(sum(weights.values()) == 0, "the weights do not add up to 0")
        terms = [(s, w) for s, w in (weights | sums).items() if s not in tight]
        require(all(w >= 0 for _, w in terms), "a coefficient is negative")
        return {s for s, w in terms if w > 0}


class Tree:
    def __init__(self, cells):
        self.a, self.b = ([[Fraction(str(cell[player])) for cell in row] for row in cells] for player in range(2))
        self.sizes = self.m, self.n = len(cells), len(cells[0])
        self.left = set(range(1, self.m + self.n + 1))
        self.same, self.sides, self.nodes, self.subsets, self.covered = [], None, [], [], []
        self.has_units = False

    def begin(self):
        if self.sides is not None:
            return
        self.sides = self.sides_of(sorted(self.left))
        self.nodes = [{"tight": [set(), set()], "slack": [set(), set()], "empty": False}]

    def sides_of(self, strategies):
        rows, columns = ([s for s in strategies if (s <= self.m) == is_row] for is_row in (True, False))
        return [Side(lambda s, v: self.b[v - 1][s - self.m - 1], columns, rows),
                Side(lambda s, v: self.a[s - 1][v - self.m - 1], rows, columns)]

    def row(self, payoffs, s):
        return payoffs[s - 1] if s <= self.m else [row[s - self.m - 1] for row in payoffs]

    def take(self, words):
        kind = words[0]
        if kind == "same":
            s, t = map(int, words[1:])
            require(self.sides is None and s != t and {s, t} <= self.left, "merging")
            require((s <= self.m) == (t <= self.m), "two players")
            require(all(self.row(p, s) == self.row(p, t) for p in (self.a, self.b)), "they pay differently")
            self.left.remove(s)
            self.same.append((s, t))
            return
        self.begin()
        require(self.nodes, "the tree is over")
        node = self.nodes[-1]
        if kind in ("branch", "empty", "tight"):
            side = "PQ".index(words[1])
        if kind in ("empty", "tight", "units", "optimal"):
            by = {"empty": 3, "tight": 2}.get(kind, 1)
            require(words[by] == "by", "by")
            weights = words[by + 1:]
        if kind in ("branch", "suppose", "empty"):
            label = int(words[1 if kind == "suppose" else 2])
            require(label in self.left, "a strategy that was left out")
        if kind in ("branch", "suppose"):
            require(len(words) == (3 if kind == "branch" else 2), "one strategy")
            require(all(label not in tight for tight in node["tight"]), "a branch on what is tight")
            children = [{"tight": [set(t) for t in node["tight"]], "slack": [set(s) for s in node["slack"]],
                         "empty": node["empty"]} for _ in range(2)]
            for where in range(2):
                children[where]["tight"][where].add(label)
            both, first = (0, side) if kind == "branch" else (1, 0)
            children[1 - both]["slack"][both].add(label)
            self.nodes[-1:] = [children[1 - first], children[first]]
        elif kind == "empty":
            require(self.sides[side].shows_empty(weights, node["tight"][side] | {label}), "it may hold points")
            node["empty"] = node["empty"] or label in node["tight"][side]
            node["tight"][1 - side].add(label)
        elif kind == "tight":
            node["tight"][side] |= self.sides[side].shown_tight(weights, node["tight"][side])
        elif kind == "units":
            self.has_units = self.shows_units(weights)
        elif kind == "optimal":
            for side, tight in enumerate(self.shown_optimal(weights)):
                node["tight"][side] |= tight
        elif kind == "subset":
            middle = words.index("Q")
            require(words[1] == "P", "P")
            tight = [set(map(int, words[2:middle])), set(map(int, words[middle + 1:]))]
            require(tight[0] | tight[1] == self.left, "a strategy is tight in neither")
            self.subsets.append(tight)
        elif kind == "end":
            self.end(words[1], self.nodes.pop())
        else:
            raise Rejected(f"the step {kind}")

    def interactions(self, i, j, row, column):
        """What is left of both players' payoffs at (i, j) without a number for its row and one for its column."""
        return [p[i - 1][j - self.m - 1] - p[i - 1][column - self.m - 1] - p[row - 1][j - self.m - 1]
                + p[row - 1][column - self.m - 1] for p in (self.a, self.b)]

    @staticmethod
    def are_opposites(pairs):
        """Whether for some c > 0 x + c y is 0 for all pairs."""
        c = next((Fraction(-x, y) if y else -1 for x, y in pairs if x or y), 1)
        return c > 0 and all(x + c * y == 0 for x, y in pairs)

    def is_zero_sum(self, rows, columns):
        """In one unit but for a number for each row and column, or each row, or each column, in a unit of its own."""
        if self.are_opposites([self.interactions(i, j, rows[0], columns[0]) for i in rows for j in columns]):
            return True
        def steps(cells):
            payoffs = [(self.a[i - 1][j - self.m - 1], self.b[i - 1][j - self.m - 1]) for i, j in cells]
            return [(x - payoffs[0][0], y - payoffs[0][1]) for x, y in payoffs]
        return (all(self.are_opposites(steps([(i, j) for j in columns])) for i in rows)
                or all(self.are_opposites(steps([(i, j) for i in rows])) for j in columns))

    def shows_units(self, words):
        """Of each strategy a unit; in those of the others the payoffs of both add up to numbers for rows and columns."""
        units = {int(s): int(u) for s, u in (word.split(":") for word in words)}
        require(len(units) == len(words) and set(units) == self.left and min(units.values()) > 0, "units")
        def total(i, j):
            return units[j] * self.a[i - 1][j - self.m - 1] + units[i] * self.b[i - 1][j - self.m - 1]
        rows, columns = ([s for s in self.left if (s <= self.m) == is_row] for is_row in (True, False))
        require(all(total(i, j) - total(i, columns[0]) == total(rows[0], j) - total(rows[0], columns[0])
                    for i in rows for j in columns), "units in which the game is not zero-sum")
        return True

    def shown_optimal(self, words):
        pairs = [tuple(map(int, word.split(":"))) for word in words]
        weights = dict(pairs)
        require(len(weights) == len(pairs) and set(weights) <= self.left, "weights")
        require(all(w > 0 for w in weights.values()), "a weight that is not positive")
        rows, columns = ([s for s in self.left if (s <= self.m) == is_row] for is_row in (True, False))
        require(self.has_units or self.is_zero_sum(rows, columns), "no zero-sum game is seen to have these equilibria")
        tight = [set(), set()]
        for side, own in enumerate(self.sides):
            require(any(v in weights for v in own.variables), "a player without a strategy")
            value = {s: sum(weights.get(v, 0) * own.m[s][v] for v in own.variables) for s in own.slacks}
            best = {s for s in own.slacks if value[s] == max(value.values())}
            used = {s for s in own.slacks if s in weights}
            require(used <= best, "a strategy that is used is no best response")
            tight[side] |= used
            tight[1 - side] |= set(own.slacks) - best
        return tight

    def end(self, reason, node):
        if reason == "empty":
            require(node["empty"], "the node is not empty")
        elif reason == "repeated":
            require(any(slack & tight for slack, tight in zip(node["slack"], node["tight"])), "nothing is repeated")
        elif reason == "found":
            require(lies_in(node["tight"], self.subsets[-1]), "the node is larger than the subset")
        elif reason == "covered":
            self.covered.append(node)
        elif reason == "artificial":
            require(set(self.sides[0].variables) <= node["tight"][0], "x need not be 0")
        else:
            raise Rejected(f"the end {reason}")

    def answer(self):
        """The subsets that were found, each by what is tight on it in P and in Q."""
        require(self.sides, "there is no tree")
        for node in self.covered:
            require(any(lies_in(node["tight"], subset) for subset in self.subsets), "a leaf lies in no subset")
        for subset in self.subsets:
            for tight in subset:
                for s, t in reversed(self.same):
                    if t in tight:
                        tight.add(s)
        return {tuple(map(frozenset, subset)) for subset in self.subsets}

    def compare(self, result):
        """A subset by its end points, or where the result describes it, by what is tight on it."""
        sides, subsets = self.sides_of(range(1, self.m + self.n + 1)), self.answer()
        profiles = [tuple(tuple(map(Fraction, mix)) for mix in e["profile"]) for e in result["equilibria"]]
        tight_at = {profile: [side.tight_at(mix) for side, mix in zip(sides, profile)] for profile in profiles}
        require(len(tight_at) == len(profiles), "an equilibrium twice")
        claimed, described, components = [], [], []
        require_components(result)
        def meet(a, b):
            """Two described ones are taken to meet where each player has a strategy that both use."""
            return a[0] & b[0] or a[1] and b[1] and all(set(s.variables) - x - y for s, x, y in zip(sides, a[1], b[1]))
        for component in result["components"]:
            own, faces = [], []
            for subset in component["subsets"]:
                if "sets" in subset:
                    faces.append(tuple(side.described(own) for side, own in zip(sides, subset["sets"])))
                    described.append(faces[-1])
                    own.append(({p for p, at in tight_at.items() if lies_in(at, faces[-1])}, faces[-1]))
                else:
                    require(all(k > 0 for ids in subset["strategies"] for k in ids), "an equilibrium that is not listed")
                    points = [[profiles[k - 1][player] for k in ids] for player, ids in enumerate(subset["strategies"])]
                    claimed.append(tuple(map(frozenset, points)))
                    require(all(points) and list(map(len, points)) == list(map(len, claimed[-1])), "end points")
                    own.append((set(itertools.product(*points)), None))
                    faces.append([frozenset.intersection(*map(side.tight_at, its)) for side, its in zip(sides, points)])
            require(set().union(*(points for points, _ in own)) == {profiles[k - 1] for k in component["equilibria"]}, "other equilibria")
            require(are_connected(own, meet), "a component that is not connected")
            require(not any(itertools.starmap(lies_in, itertools.permutations(faces, 2))), "a subset of another one")
            components.append([points for points, _ in own])
        require(len(set(described)) == len(described) and subsets.issuperset(described), "other described subsets")
        require(not any(itertools.starmap(lies_in, itertools.permutations(described, 2))), "a subset of another one")
        proved = {tuple(map(face_points, sides, tight)) for tight in subsets.difference(described)}
        require(len(set(claimed)) == len(claimed) and set(claimed) == proved, "other subsets")
        for one, other in itertools.combinations(components, 2):
            require(not any(a & b for a, b in itertools.product(one, other)), "components that meet")


def require_components(result):
    """Equilibria and components are numbered in their order, and each equilibrium is in the one component that it names."""
    lists = result["equilibria"], result["components"]
    require(all([entry["id"] for entry in each] == list(range(1, len(each) + 1)) for each in lists), "other numbers")
    listed = sorted((k, component["id"]) for component in lists[1] for k in component["equilibria"])
    require(listed == [(each["id"], each["component"]) for each in lists[0]], "components")
    for component in lists[1]:
        kinds = [{"strategies", "sets", "polytopes"} & set(subset) for subset in component["subsets"]]
        require(component["equilibria"], "a component without an equilibrium")
        require(all(len(each) == 1 for each in kinds), "a subset given in two ways")


def lies_in(tight, subset):
    """What has all this tight, on both sides, lies in the subset."""
    return all(a <= b for a, b in zip(subset, tight))


def are_connected(sets, meet):
    reached, left = sets[:1], sets[1:]
    for one in reached:
        near = [other for other in left if meet(one, other)]
        reached += near
        left = [other for other in left if other not in near]
    return not left


def eliminated(equations, forms):
    """The forms in fewer parameters: each equation gives the last one that it has as a form in the others."""
    while equations:
        equation = equations.pop()
        k = max((k for k, c in enumerate(equation) if c), default=None)
        if k is not None:
            ratios = [Fraction(c) / equation[k] for c in equation]
            equations, forms = ([[c - form[k] * r for j, (c, r) in enumerate(zip(form, ratios)) if j != k] for form in each]
                                for each in (equations, forms))
    return forms


def rank(rows):
    return len(rows[0]) - len(eliminated(list(rows), [rows[0]])[0]) if rows else 0


def smallest(numbers):
    """A positive multiple of them all in the smallest integers."""
    scale = lcm(*(x.denominator for x in numbers))
    whole = [x.numerator * (scale // x.denominator) for x in numbers]
    unit = gcd(*whole) or 1
    return [x // unit for x in whole]


def cone(count, equations, inequalities):
    """The extreme rays of all z >= 0 for which the equations are 0 and the inequalities 0 or more, by the double description
    method (Motzkin and others 1953).

    In parameters that are 0 or more, cut by what else is 0 or more: next with what the fewest pairs of rays can make new
    ones. They lie between neighbours on both sides of the cut: rays such that no other ray has zero all that both have zero.
    """
    unknowns = [[int(k == j) for j in range(count)] for k in range(count)]
    forms = eliminated(list(equations), unknowns + list(inequalities))
    width = len(forms[0])
    rays = [(tuple(int(k == j) for j in range(width)), frozenset(range(width)) - {k}) for k in range(width)]
    left = dict(enumerate(map(smallest, forms), width))
    while left:
        values = {number: [sum(map(mul, form, ray)) for ray, _ in rays] for number, form in left.items()}
        number = min(left, key=lambda n: sum(v > 0 for v in values[n]) * sum(v < 0 for v in values[n]))
        del left[number]
        valued = [(value, *ray) for value, ray in zip(values[number], rays)]
        above = [each for each in valued if each[0] > 0]
        rays = [(ray, zeros | {number} if value == 0 else zeros) for value, ray, zeros in valued if value >= 0]
        for height, high, high_zeros in above:
            for depth, low, low_zeros in (each for each in valued if each[0] < 0):
                both = high_zeros & low_zeros
                if len(both) + 2 >= width and sum(both <= zeros for _, _, zeros in valued) == 2:
                    between = smallest([height * y - depth * x for x, y in zip(high, low)])
                    rays.append((between, both | {number}))
    # Rays count up to a positive factor: the unknowns in integers, all by the same one.
    values = smallest(list(itertools.chain(*forms[:count])))
    unknowns = [values[k * width:(k + 1) * width] for k in range(count)]
    return [[sum(map(mul, form, ray)) for form in unknowns] for ray, _ in rays]


def face_points(side, tight):
    """The vertices of a face, as probabilities: rays of the cone of all (z, t) >= 0 with t - M z = 0 for the rows that are
    tight, and 0 or more for the others."""
    free = [v for v in side.variables if v not in tight]
    rows = {s: [-side.m[s][v] for v in free] + [1] for s in side.slacks}
    equations, others = ([row for s, row in rows.items() if (s in tight) == is_tight] for is_tight in (True, False))
    points = [ray[:-1] for ray in cone(len(free) + 1, equations, others) if any(ray[:-1])]
    return frozenset(tuple(dict(zip(free, (Fraction(value, sum(point)) for value in point))).get(v, Fraction(0))
                           for v in side.variables) for point in points)


def follow(make_tree, game_bytes, proof, result):
    """The number of equilibria of a result that the proof's steps show to be complete."""
    lines = proof.split("\n")
    require(lines[0] == "nashsolve-proof/1 text" and lines[-1] == "", "no proof in the text form")
    digest = hashlib.sha256(game_bytes).hexdigest()
    require(lines[1] == f"game {digest}" and result["game"]["sha256"] == digest, "another game")
    tree = make_tree(json.loads(game_bytes)["payoffs"])
    require(lines[2] == "strategies " + " ".join(map(str, tree.sizes)), "other numbers of strategies")
    for number, line in enumerate(lines[3:-2], 4):
        try:
            tree.take(line.split(" "))
        except Rejected as why:
            raise Rejected(f"line {number}: {why}") from why
    require(not tree.nodes and lines[-2] == f"qed {len(lines) - 5}", "a node is open, or qed")
    require(result["status"] == "complete" and "scope" not in result, "the result is not complete")
    tree.compare(result)
    return len(result["equilibria"])


def main(make_tree):
    game, proof, result = sys.argv[1:]
    try:
        with open(game, "rb") as g, open(proof, encoding="utf-8") as p, open(result, encoding="utf-8") as r:
            count = follow(make_tree, g.read(), p.read(), json.load(r))
    except (Rejected, ValueError, KeyError, IndexError, TypeError) as why:
        print("NOT VERIFIED:", repr(why))
        return 1
    print(f"VERIFIED: {count} equilibria")
    return 0


check = functools.partial(follow, Tree)

if __name__ == "__main__":
    sys.exit(main(Tree))
