#!/usr/bin/env python3
"""Checks a proof of three and more players in the text form of docs/proof-format.md, written from that page alone, with
Python's fractions.

cell_proof_checker.py GAME.json PROOF RESULT.json: the game as {"payoffs": [[[[a, b, c], ...], ...], ...]} with numbers as
strings or integers. Prints VERIFIED, or why not; exit code 0 or 1.

A file for each kind of claim: here are the tree, what leaves parts of it out, and boxes; in cell_roots.py exact solutions,
in cell_products.py supports whose payoffs are products, in cell_copies.py strategies that stand in for others, and in
cell_claims.py the result. For two players there is one kind of leaf, and one file.
"""
import copy
import functools
import itertools
import math
import operator
import sys
from fractions import Fraction

import cell_products
import cell_roots
from cell_copies import StandIns
from cell_claims import compare, normalised, sizes_of
from proof_checker import Rejected, follow, main, require


def power_of_two(word):
    require(word.isdigit() and int(word) <= 2**20, "no number of bits")
    return 2 ** int(word)


def over(bits, words):
    scale = power_of_two(bits)
    return [Fraction(int(word), scale) for word in words]


def whole(rows):
    """The same numbers as integers, over one that is the same for all."""
    scale = math.lcm(*(x.denominator for row in rows for x in row))
    return [[x.numerator * (scale // x.denominator) for x in row] for row in rows], scale


class Node:
    """Whether each strategy is used (True), unused (False) or open (None), and each player's vertices by their names."""

    def __init__(self, sizes):
        self.use = [[None] * k for k in sizes]
        self.vertices = [{s: tuple(Fraction(s == t) for t in range(k)) for s in range(k)} for k in sizes]
        self.moved = [False] * len(sizes)
        self.is_over = False
        self.settle()

    def surely_best(self, i, s, names=None):
        """Whether the strategy is a best response wherever these vertices of the player (all of them) have weight."""
        return self.use[i][s] or all(self.vertices[i][v][s] != 0 for v in names or self.vertices[i])

    def points(self):
        return [list(own.values()) for own in self.vertices]

    def those(self, *kinds):
        """Of each player the strategies of these kinds."""
        return [[s for s, kind in enumerate(use) if kind in kinds] for use in self.use]

    def copy(self):
        other = copy.copy(self)
        other.use, other.vertices, other.moved = list(map(list, self.use)), list(map(dict, self.vertices)), list(self.moved)
        return other

    def settle(self):
        for use, vertices in zip(self.use, self.vertices):
            if True not in use and use.count(None) == 1:
                use[use.index(None)] = True
            lost = any(used and all(at[s] == 0 for at in vertices.values()) for s, used in enumerate(use))
            self.is_over = self.is_over or not vertices or lost

    def leave_out(self, i, s):
        if self.use[i][s]:
            self.is_over = True
            return
        self.use[i][s] = False
        self.vertices[i] = {name: at for name, at in self.vertices[i].items() if at[s] == 0}
        self.settle()

    def move(self, i, kept, moved, weight):
        require(kept != moved and kept in self.vertices[i] and moved in self.vertices[i], "it cuts no edge")
        pair = zip(self.vertices[i][kept], self.vertices[i][moved])
        self.vertices[i][moved] = tuple((1 - weight) * a + weight * b for a, b in pair)
        self.moved[i] = True

    def remove(self, i, name):
        self.vertices[i] = {other: at for other, at in self.vertices[i].items() if other != name}
        self.settle()


def moved(norms, moves, without):
    left = [k for k in range(len(norms)) if k not in without]
    return math.prod(norms[k] + moves[k] for k in left) - math.prod(norms[k] for k in left)


class Support:
    """The indifference equations of a node whose strategies are all decided. A solution is a pair of bounds for each player
    and strategy."""

    def __init__(self, tree, node):
        require(all(None not in use for use in node.use), "a strategy is open")
        self.tree, self.used = tree, node.those(True)
        self.unknowns = [(i, s) for i, own in enumerate(self.used) for s in own[1:]]
        lows = [[min(at[s] for at in own.values()) for s in used] for own, used in zip(node.vertices, self.used)]
        self.least = [[x - (1 - sum(low)) / 16 for x in low] for low in lows]

    def difference(self, i, s, points):
        """u_i(s) - u_i(first used) against the points of the others."""
        return self.tree.gains(i, s, self.used[i][0], [[x] for x in points])[0]

    def spread(self, values, nothing=Fraction(0)):
        """Of each player what belongs to his strategies, from what belongs to the used ones."""
        every = [dict(zip(used, own)) for used, own in zip(self.used, values)]
        return [[own.get(s, nothing) for s in range(k)] for own, k in zip(every, self.tree.sizes)]

    def region(self):
        """H_r without Y: of each profile of the region's vertices the left-hand sides of the equations."""
        corners = [[self.spread([[x + (1 - sum(low)) * (v == k) for k, x in enumerate(low)] for low in self.least])[i]
                    for v, _ in enumerate(own)] for i, own in enumerate(self.used)]
        sides = [self.tree.gains(i, s, self.used[i][0], corners) for i, s in self.unknowns]
        return dict(zip(itertools.product(*(range(len(own)) for own in corners)), zip(*sides)))

    def deviation(self, sides, unknown, weights):
        h = {profile: sum(w * f for w, f in zip(weights, values) if w) for profile, values in sides.items()}
        return sum(max(sum(abs(((j, own[v]) == unknown) - (h[p[:j] + (v,) + p[j + 1:]] - h[p])) for v in range(1, len(own)))
                       for p in h if p[j] == 0)
                   for j, own in enumerate(self.used))

    def require_one(self, matrix, solution):
        require(len(matrix) == len(self.unknowns) ** 2, "the matrix is not square")
        n, sides = len(self.unknowns), self.region()
        for r, unknown in enumerate(self.unknowns):
            require(self.deviation(sides, unknown, matrix[r * n:(r + 1) * n]) < 1, "the region may hold two solutions")
        require(all(low >= least for own, its in zip(solution, self.spread(self.least)) for (low, _), least in zip(own, its)),
                "the solution may lie outside the region")

    def box(self, centre, r, matrix):
        n = len(self.unknowns)
        require(len(centre) == n and len(matrix) == n * n, "the box has not the unknowns of the support")
        middles = [[x for x, (i, _) in zip(centre, self.unknowns) if i == j] for j in range(len(self.used))]
        points = self.spread([[1 - sum(own), *own] for own in middles])

        def slope(i, s, j, t):
            step = [(a == t) - (a == self.used[j][0]) for a in range(self.tree.sizes[j])]
            return 0 if i == j else self.difference(i, s, [*points[:j], step, *points[j + 1:]])
        f = [self.difference(i, s, points) for i, s in self.unknowns]
        jacobian = [[slope(i, s, j, t) for j, t in self.unknowns] for i, s in self.unknowns]
        y = [matrix[k * n:(k + 1) * n] for k in range(n)]
        distance = max((sum(abs((a == b) - sum(y[a][e] * jacobian[e][b] for e in range(n))) for b in range(n))
                        for a in range(n)), default=0)
        norms, free = [sum(map(abs, x)) for x in points], [len(own) - 1 for own in self.used]
        movement = max((sum(2 * k * moved(norms, [2 * r * each for each in free], (i, j)) for j, k in enumerate(free) if j != i)
                        for i, own in enumerate(free) if own), default=0)
        rate = distance + max((sum(map(abs, row)) for row in y), default=0) * movement
        step = max((abs(sum(w * value for w, value in zip(row, f))) for row in y), default=0)
        require(rate < 1 and step + rate * r < r, "the box may hold no solution")
        margins = self.spread([[r * k] + [r] * k for k in free])
        return [[(x - d, x + d) for x, d in zip(*both)] for both in zip(points, margins)]

    def is_equilibrium(self, bounds, tied):
        used = [bounds[i][s] for i, own in enumerate(self.used) for s in own]
        points = [[(low + high) / 2 for low, high in own] for own in bounds]
        norms = [sum(map(abs, own)) for own in points]
        moves = [sum(high - low for low, high in own) / 2 for own in bounds]
        gains = [(self.difference(i, s, points), moved(norms, moves, (i,)))
                 for i, s in self.tree.names if s not in self.used[i] and (i, s) not in tied]
        if any(high <= 0 for _, high in used) or any(gain > change for gain, change in gains):
            return False
        require(all(low > 0 for low, _ in used) and all(gain <= -change for gain, change in gains),
                "the bounds do not show whether it is an equilibrium")
        return True


class Tree:
    def __init__(self, cells):
        self.sizes = sizes_of(cells)
        self.table = normalised(cells, self.sizes)
        self.names = [(i, s) for i, k in enumerate(self.sizes) for s in range(k)]
        self.nodes, self.found, self.sets, self.solution, self.tied = [Node(self.sizes)], [], [], None, set()
        self.stand_ins = StandIns(self.sizes)

    def values(self, i, points):
        """What player i gets, at all profiles of these points of the players."""
        (values,), scale = whole([list(self.table[i].values())])
        for own, unit in map(whole, reversed(points)):
            # The last player's axis is replaced, and becomes the first one.
            rows = [values[k:k + len(own[0])] for k in range(0, len(values), len(own[0]))]
            values = [sum(map(operator.mul, point, row)) for point in own for row in rows]
            scale *= unit
        return [Fraction(value, scale) for value in values]

    def gains(self, i, a, b, points):
        """u_i(a) - u_i(b) at all profiles of the points; his own do not count."""
        gain = [(s == a) - (s == b) for s in range(self.sizes[i])]
        return self.values(i, [[gain] * len(own) if j == i else own for j, own in enumerate(points)])

    def strategy(self, word):
        number = int(word)
        require(1 <= number <= len(self.names), "no strategy")
        return self.names[number - 1]

    def drop_ended(self):
        while self.nodes and self.nodes[-1].is_over:
            self.nodes.pop()

    def dominated(self, node, i, s, t):
        require(s != t, "it compares a strategy with itself")
        gains = self.gains(i, t, s, node.points())
        where_used = any(gain > 0 and all(j == i or node.use[j][v] and not node.moved[j] for j, v in enumerate(names))
                         for names, gain in zip(itertools.product(*node.vertices), gains))
        require(min(gains) > 0 or min(gains) == 0 and where_used, "it is not dominated")
        node.leave_out(i, s)

    def sums(self, node, words):
        """Of each profile of vertices, by their names, the sum of the weighted payoffs."""
        weights, i = {}, None
        for word in words:
            if "/" in word:
                vertex, base = word.split("/")
                i, base = self.strategy(base)
                names = [self.strategy(vertex)] if vertex else [(i, name) for name in node.vertices[i]]
                require(all(j == i and v in node.vertices[i] and (j, v) not in weights for j, v in names), "a vertex")
                own = [0] * self.sizes[i]
                weights.update(dict.fromkeys(names, own))
                names = [name for _, name in names]
                require(node.surely_best(i, base, names), "the base may be no best response")
                continue
            strategy, w = word.split(":")
            (same, s), w = self.strategy(strategy), int(w)
            require(same == i and (w >= 0 or node.surely_best(i, s, names)), "a negative weight")
            own[s] += w
            own[base] -= w
        sums = []
        for i in {i for i, _ in weights}:
            own = [weights.get((i, v), [0] * self.sizes[i]) for v in node.vertices[i]]
            sums.append(self.values(i, [own if j == i else points for j, points in enumerate(node.points())]))
        return dict(zip(itertools.product(*node.vertices), map(sum, zip(*sums))))

    def vanish(self, node, named, words):
        """Of the named vertices one has no weight: where none is named, the node is empty."""
        require(len({i for i, _ in named}) == len(named) and all(v in node.vertices[i] for i, v in named),
                "a vertex that vanishes")
        for names, total in self.sums(node, words).items():
            require(total >= 0 and (total > 0 or any(names[i] != v for i, v in named)), "no vertex has to vanish")
        self.nodes.pop()
        for i, v in reversed(named):
            self.nodes.append(node.copy())
            self.nodes[-1].remove(i, v)

    def take(self, words):
        reason, rest = words[0], words[1:]
        require(self.nodes, "no node is open")
        require((self.solution is None) == (reason not in ("one", "only")), "a solution does not end its node")
        require(not rest or reason not in ("same", "set", "only"), "the numbers of a step")
        node = self.nodes[-1]
        if reason in ("dominated", "halve", "split"):
            (i, s), (same, t) = map(self.strategy, rest[:2])
            require(len(rest) == (4 if reason == "split" else 2) and i == same, "two of one player, and a weight to split at")
            if reason == "dominated":
                self.dominated(node, i, s, t)
            else:
                weight = Fraction(*map(int, rest[2:] or (1, 2)))
                require(0 < weight < 1, "no fraction between 0 and 1")
                self.nodes.append(node.copy())
                self.nodes[-1].move(i, s, t, weight)
                node.move(i, t, s, 1 - weight)
        elif reason == "branch":
            i, s = self.strategy(*rest)
            require(node.use[i][s] is None, "it is known whether it is used")
            self.nodes.append(node.copy())
            self.nodes[-1].use[i][s] = True
            self.nodes[-1].settle()
            node.leave_out(i, s)
        elif reason == "vanish":
            by = rest.index("by")
            require(by > 0, "no vertex")
            self.vanish(node, list(map(self.strategy, rest[:by])), rest[by + 1:])
        elif reason == "mix":
            self.stand_ins.add(self, self.strategy(rest[0]), [word.split(":") for word in rest[1:]])
        elif reason == "empty":
            self.vanish(node, [], rest)
        elif reason == "set":
            node.is_over = True
            self.sets.append(node)
        else:
            self.take_decided(Support(self, node), reason, rest)
            node.is_over = self.solution is None
        self.drop_ended()

    def take_decided(self, support, reason, rest):
        if reason == "same":
            self.stand_ins.end(support.used)
        elif reason == "box":
            by = rest.index("by")
            self.solution = support.box(over(rest[0], rest[2:by]), Fraction(1, power_of_two(rest[1])),
                                        over(rest[by + 1], rest[by + 2:]))
        elif reason == "point":
            weights, self.tied = cell_roots.solution(self, support.used, rest)
            self.solution = support.spread(weights, (Fraction(0),) * 2)
        else:
            require(reason in ("one", "only"), "no step")
            if reason == "only":
                cell_products.require_only(self, support.used)
                require(all(self.solution[i][s][0] > 0 for i, own in enumerate(support.used) for s in own), "perhaps unused")
            else:
                support.require_one(over(rest[0], rest[1:]), self.solution)
            if support.is_equilibrium(self.solution, self.tied):
                self.add_found((support.used, self.solution))
            self.solution, self.tied = None, set()

    def compare(self, result):
        compare(self, result)

    def add_found(self, new):
        for used, bounds in self.found:
            if (used, bounds) == new:
                return
            pairs = [pair for a, b in zip(bounds, new[1]) for pair in zip(a, b)]
            require(used != new[0] or any(a[1] < b[0] or b[1] < a[0] for a, b in pairs), "two solutions not told apart")
        self.found.append(new)


check = functools.partial(follow, Tree)

if __name__ == "__main__":
    sys.exit(main(Tree))
