#!/usr/bin/env python3
"""Checks a proof in the text form of docs/proof-format.md, written from that page alone, with Python's fractions.

proof_checker.py GAME.json PROOF RESULT.json: the game as {"payoffs": [[[a, b], ...], ...]} with numbers as strings or
integers. Prints VERIFIED, or why not; exit code 0 or 1.
"""
import hashlib
import itertools
import json
import sys
from fractions import Fraction
from math import gcd
from operator import mul


class Rejected(Exception):
    pass


def require(condition, why):
    if not condition:
        raise Rejected(why)


def matrices(document):
    cells = document["payoffs"]
    return [[[Fraction(str(cell[player])) for cell in row] for row in cells] for player in range(2)]


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
        self.largest = {v: max(self.m[s][v] for s in slacks) for v in variables}

    def weights(self, words):
        weights = {}
        for word in words:
            s, w = map(int, word.split(":"))
            require(s in self.m and s not in weights, f"a weight of {s}")
            weights[s] = w
        return weights, {v: sum(w * self.m[s][v] for s, w in weights.items()) for v in self.variables}

    def shows_empty(self, words, tight):
        weights, sums = self.weights(words)
        most = sum((w for s, w in weights.items() if w > 0 and s not in tight), Fraction(0))
        most += sum(Fraction(c, self.largest[v]) for v, c in sums.items() if c > 0 and v not in tight)
        return most < sum(weights.values())

    def shown_tight(self, words, tight):
        weights, sums = self.weights(words)
        require(sum(weights.values()) == 0, "the weights do not add up to 0")
        terms = [(s, w) for s, w in (weights | sums).items() if s not in tight]
        require(all(w >= 0 for _, w in terms), "a coefficient is negative")
        return {s for s, w in terms if w > 0}


class Tree:
    def __init__(self, a, b):
        self.a, self.b, self.m, self.n = a, b, len(a), len(a[0])
        self.left = set(range(1, self.m + self.n + 1))
        self.same, self.sides, self.nodes, self.subsets, self.covered = [], None, [], [], []

    def begin(self):
        if self.sides is not None:
            return
        rows = [s for s in sorted(self.left) if s <= self.m]
        columns = [s for s in sorted(self.left) if s > self.m]
        self.sides = [Side(lambda s, v: self.b[v - 1][s - self.m - 1], columns, rows),
                      Side(lambda s, v: self.a[s - 1][v - self.m - 1], rows, columns)]
        self.nodes = [{"tight": [set(), set()], "slack": [set(), set()], "empty": False}]

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
            if kind == "branch":
                children[1]["slack"][0].add(label)
                self.nodes[-1:] = [children[1 - side], children[side]]
            else:
                children[0]["slack"][1].add(label)
                self.nodes[-1:] = [children[1], children[0]]
        elif kind == "empty":
            require(words[3] == "by", "by")
            require(self.sides[side].shows_empty(words[4:], node["tight"][side] | {label}), "it may hold points")
            node["empty"] = node["empty"] or label in node["tight"][side]
            node["tight"][1 - side].add(label)
        elif kind == "tight":
            require(words[2] == "by", "by")
            node["tight"][side] |= self.sides[side].shown_tight(words[3:], node["tight"][side])
        elif kind == "optimal":
            require(words[1] == "by", "by")
            for side, tight in enumerate(self.shown_optimal(words[2:])):
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

    def shown_optimal(self, words):
        pairs = [tuple(map(int, word.split(":"))) for word in words]
        weights = dict(pairs)
        require(len(weights) == len(pairs) and set(weights) <= self.left, "weights")
        require(all(w > 0 for w in weights.values()), "a weight that is not positive")
        rows, columns = ([s for s in self.left if (s <= self.m) == is_row] for is_row in (True, False))
        ours, theirs = zip(*(self.interactions(i, j, rows[0], columns[0]) for i in rows for j in columns))
        c = next((Fraction(-x, y) if y else -1 for x, y in zip(ours, theirs) if x or y), 1)
        require(c > 0 and all(x + c * y == 0 for x, y in zip(ours, theirs)), "no zero-sum game has these best responses")
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
            require(self.lies_in(node, self.subsets[-1]), "the node is larger than the subset")
        elif reason == "covered":
            self.covered.append(node)
        elif reason == "artificial":
            require(set(self.sides[0].variables) <= node["tight"][0], "x need not be 0")
        else:
            raise Rejected(f"the end {reason}")

    @staticmethod
    def lies_in(node, subset):
        return all(subset[side] <= node["tight"][side] for side in range(2))

    def answer(self):
        require(self.sides and not self.nodes, "the tree is not walked to its end")
        for node in self.covered:
            require(any(self.lies_in(node, subset) for subset in self.subsets), "a leaf lies in no subset")
        for subset in self.subsets:
            for tight in subset:
                for s, t in reversed(self.same):
                    if t in tight:
                        tight.add(s)
        return self.subsets


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


def face_points(side, tight):
    """The vertices of a face, as probabilities, by the double description method (Motzkin and others 1953).

    Rays of the cone of all (z, t) >= 0 with t - M z = 0 for the rows that are tight, in parameters that are 0 or more, cut by
    what else is 0 or more: next with what the fewest pairs of rays can make new ones. They lie between neighbours on both
    sides of the cut: rays such that no other ray has zero all that both have zero.
    """
    free = [v for v in side.variables if v not in tight]
    rows = {s: [-side.m[s][v] for v in free] + [1] for s in side.slacks}
    unknowns = [[int(k == j) for j in range(len(free) + 1)] for k in range(len(free) + 1)]
    equations, others = ([row for s, row in rows.items() if (s in tight) == is_tight] for is_tight in (True, False))
    forms = eliminated(equations, unknowns + others)
    width = len(forms[0])
    rays = [(tuple(int(k == j) for j in range(width)), frozenset(range(width)) - {k}) for k in range(width)]
    left = dict(enumerate(forms, width))
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
                    between = [height * y - depth * x for x, y in zip(high, low)]
                    rays.append((tuple(value / sum(between) for value in between), both | {number}))
    rays = [([sum(map(mul, form, ray)) for form in forms[:len(unknowns)]], zeros) for ray, zeros in rays]
    points = [ray[:-1] for ray, _ in rays if any(ray[:-1])]
    return frozenset(tuple(dict(zip(free, (Fraction(value, sum(point)) for value in point))).get(v, Fraction(0))
                           for v in side.variables) for point in points)


def check(game_bytes, proof, result):
    lines = proof.split("\n")
    require(lines[0] == "nashsolve-proof/1 text" and lines[-1] == "", "no proof in the text form")
    digest = hashlib.sha256(game_bytes).hexdigest()
    require(lines[1] == f"game {digest}" and result["game"]["sha256"] == digest, "another game")
    a, b = matrices(json.loads(game_bytes))
    require(lines[2] == f"strategies {len(a)} {len(a[0])}", "other numbers of strategies")
    tree = Tree(a, b)
    for number, line in enumerate(lines[3:-2], 4):
        try:
            tree.take(line.split(" "))
        except Rejected as why:
            raise Rejected(f"line {number}: {why}") from why
    require(lines[-2] == f"qed {len(lines) - 5}", "qed")
    rows = list(range(1, len(a) + 1))
    columns = list(range(len(a) + 1, len(a) + len(a[0]) + 1))
    sides = [Side(lambda s, v: b[v - 1][s - len(a) - 1], columns, rows),
             Side(lambda s, v: a[s - 1][v - len(a) - 1], rows, columns)]
    proved = {tuple(face_points(sides[side], tight[side]) for side in range(2)) for tight in tree.answer()}
    profiles = [tuple(tuple(map(Fraction, mix)) for mix in e["profile"]) for e in result["equilibria"]]
    claimed = [tuple(frozenset(profiles[k - 1][player] for k in subset["strategies"][player]) for player in range(2))
               for component in result["components"] for subset in component["subsets"]]
    require(result["status"] == "complete", "the result is not complete")
    require(len(set(claimed)) == len(claimed) and set(claimed) == proved, "other subsets")
    require(set(profiles) == {pair for x, y in proved for pair in itertools.product(x, y)}, "other equilibria")
    require(len(set(profiles)) == len(profiles), "an equilibrium twice")
    return len(profiles)


def main():
    game, proof, result = sys.argv[1:]
    try:
        with open(game, "rb") as g, open(proof, encoding="utf-8") as p, open(result, encoding="utf-8") as r:
            count = check(g.read(), p.read(), json.load(r))
    except (Rejected, ValueError, KeyError, IndexError, TypeError) as why:
        print("NOT VERIFIED:", repr(why))
        return 1
    print(f"VERIFIED: {count} extreme equilibria")
    return 0


if __name__ == "__main__":
    sys.exit(main())
