"""The part of cell_proof_checker.py that follows `only`: supports whose payoffs are products."""
import itertools
import math
from fractions import Fraction

from proof_checker import rank, require


def products_of(tree, used, i, sign):
    """Per used strategy of the player the other players' functions, up to factors, of what they pay more than the least
    of them, or cost; None where these are no products."""
    others = list(itertools.product(*(own[:1] if j == i else own for j, own in enumerate(used))))
    result = []

    def gain(a, profile):
        pays = [sign * tree.table[i][profile[:i] + (s,) + profile[i + 1:]] for s in (a, *used[i])]
        return pays[0] - min(pays)
    for a in used[i]:
        place = next((p for p in others if gain(a, p)), None)
        if place is None:
            return None
        lines = {j: [gain(a, place[:j] + (s,) + place[j + 1:]) for s in k] for j, k in enumerate(used) if j != i}
        factors = {j: dict(zip(used[j], line)) for j, line in lines.items()}
        if any(gain(a, p) * math.prod(f[place[j]] for j, f in factors.items()) !=
               gain(a, place) * math.prod(f[p[j]] for j, f in factors.items()) for p in others):
            return None
        result.append({j: [x / sum(line) for x in line] for j, line in lines.items()})
    return result


def require_only(tree, used):
    """That with all these strategies used there is one solution at most."""
    functions, choices = [[] for _ in used], []
    for i, own in enumerate(used):
        if len(own) == 1:
            continue
        products = products_of(tree, used, i, 1) or products_of(tree, used, i, -1)
        require(products, "no product")
        for lines in products:
            choices.append((i, set()))
            for j, function in lines.items():
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
