"""The part of cell_proof_checker.py that follows `mix` and `same`: irrational equilibria that are one, played in different
ways. An equilibrium that was found is a pair of its supports and the bounds of all probabilities.
"""
import itertools
import math
from fractions import Fraction

from proof_checker import rank, require


class StandIns:
    """For each player and strategy the mix that is played in its place, itself at first."""

    def __init__(self, sizes):
        self.sizes = sizes
        self.mixes = [[[Fraction(s == t) for t in range(k)] for s in range(k)] for k in sizes]
        self.ended = []

    def add(self, tree, strategy, parts):
        """`parts`: names of strategies, and their weights."""
        (i, s), own = strategy, self.mixes[strategy[0]]
        names = [tree.strategy(name) for name, _ in parts]
        require(len(set(names)) == len(names), "a strategy twice")
        parts = dict(zip(names, (int(w) for _, w in parts)))
        require(not self.ended, "a mix after what relies on mixes")
        require(parts and all(j == i and t != s and own[t][t] == 1 and w > 0 for (j, t), w in parts.items()), "no mix")
        require(own[s][s] == 1 and all(row[s] == 0 for t, row in enumerate(own) if t != s), "a mix for what is in one")
        total = sum(parts.values())
        for j, k in enumerate(self.sizes):
            for profile in itertools.product(*map(range, self.sizes)):
                if profile[i] != s:
                    continue

                def pays(t, profile=profile, j=j):
                    at = profile[:i] + (t,) + profile[i + 1:]
                    return tree.table[j][at] - (0 if i == j else tree.table[j][at[:j] + (0,) + at[j + 1:]])
                require(total * pays(s) == sum(w * pays(t) for (_, t), w in parts.items()), "the mix pays something else")
        own[s] = [Fraction(parts.get((i, t), 0), total) for t in range(self.sizes[i])]

    def image(self, supports):
        return [sorted({t for s in used for t, w in enumerate(self.mixes[i][s]) if w}) for i, used in enumerate(supports)]

    def independent(self, i, used):
        return rank([self.mixes[i][s] for s in used]) == len(used)

    def end(self, supports):
        require(not all(self.independent(i, used) for i, used in enumerate(supports)), "no mix is played in two ways")
        self.ended.append(self.image(supports))

    def base(self, found, equilibrium):
        """The place of the one that an equilibrium is with the mixes, or None."""
        supports, bounds = equilibrium
        mixed = [[[sum(row[t] * both[end] for row, both in zip(self.mixes[i], own)) for end in (0, 1)]
                  for t, _ in enumerate(own)] for i, own in enumerate(bounds)]
        places = [k for k, (used, other) in enumerate(found) if used == self.image(supports) and all(
            a[0] <= b[1] and b[0] <= a[1] for x, y in zip(mixed, other) for a, b in zip(x, y))]
        return places[0] if len(places) == 1 else None

    def require_no_set(self, sets, image):
        for node in sets:
            least, most = self.image(node.those(True)), self.image(node.those(True, None))
            require(not all(set(a) <= set(b) <= set(c) for a, b, c in zip(least, image, most)), "a set may hold copies")


def compare(tree, places, subsets):
    """`places`: of each irrational equilibrium of the result, by its number, its place in what was found, and its component;
    `subsets`: component and the numbers for each player."""
    stand_ins, found = tree.stand_ins, tree.found
    bases = [stand_ins.base(found, each) for each in found]

    def support(number, i):
        return found[places[number][0]][0][i]

    def lies_in(number, component, own):
        return places[number][1] == component and bases[places[number][0]] == bases[places[own[0][0]][0]] and all(
            support(number, i) in [support(k, i) for k in named] for i, named in enumerate(own))
    for component, own in subsets:
        if all(len(named) == 1 for named in own):
            continue
        base = bases[places[own[0][0]][0]]
        require(base is not None, "an unclear subset")
        stand_ins.require_no_set(tree.sets, found[base][0])
        for i, named in enumerate(own):
            supports = [support(k, i) for k in named]
            require(all(bases[places[k][0]] == base for k in named), "another equilibrium")
            require(all(stand_ins.independent(i, each) for each in supports), "no end point")
            require(len(set(map(tuple, supports))) == len(named), "an end point twice")
        count = sum(lies_in(number, component, own) for number in places)
        require(count == math.prod(map(len, own)), "an end point is not listed")
    for image in stand_ins.ended:
        stand_ins.require_no_set(tree.sets, image)
        holders = {}
        for place, (supports, _) in enumerate(found):
            if stand_ins.image(supports) != image:
                continue
            numbers = [number for number, (k, _) in places.items() if k == place]
            require(numbers and bases[place] is not None, "what is found stands for others, and is rational or unclear")
            holder = [k for k, (component, own) in enumerate(subsets) if lies_in(numbers[0], component, own)]
            require(holder and holders.setdefault(bases[place], holder[0]) == holder[0], "copies in no subset together")
