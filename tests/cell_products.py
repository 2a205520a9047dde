"""The part of cell_proof_checker.py that follows `only`: supports whose payoffs are products."""
import itertools
import math
from fractions import Fraction

from proof_checker import rank, require


def require_only(tree, used):
    """That with all these strategies used there is one solution at most."""
    functions, choices = [[] for _ in used], []
    for i, own in enumerate(used):
        others = list(itertools.product(*(own[:1] if j == i else k for j, k in enumerate(used))))
        if len(own) == 1:
            continue

        def gain(a, profile, i=i, own=own):
            pays = [tree.table[i][profile[:i] + (s,) + profile[i + 1:]] for s in (a, *own)]
            return pays[0] - min(pays)
        for a in own:
            place = next((p for p in others if gain(a, p)), None)
            require(place is not None, "a strategy that never pays more")
            lines = {j: [gain(a, place[:j] + (s,) + place[j + 1:]) for s in k] for j, k in enumerate(used) if j != i}
            factors = {j: dict(zip(used[j], line)) for j, line in lines.items()}
            for p in others:
                require(gain(a, p) * math.prod(f[place[j]] for j, f in factors.items()) ==
                        gain(a, place) * math.prod(f[p[j]] for j, f in factors.items()), "no product")
            choices.append((i, set()))
            for j, line in lines.items():
                function = [x / sum(line) for x in line]
                functions[j] += [function] if function not in functions[j] else []
                choices[-1][1].add((j, functions[j].index(function)))
    require(all(len(own) == len(k) == rank(own) for own, k in zip(functions, used)), "other functions than strategies")
    names = [(j, f) for j, own in enumerate(functions) for f in range(len(own))]
    rows, first = [], {}
    for i, its in choices:
        before = first.setdefault(i, its)
        if before is not its:
            rows.append([Fraction((name in its) - (name in before)) for name in names])
    require(rank(rows) == len(rows), "dependent equations")
