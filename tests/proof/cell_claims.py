"""The parts of cell_proof_checker.py that read the game, and the result: whether it claims what the proof shows, as
docs/proof-format.md says.
"""
import functools
import itertools
import math
import operator
from fractions import Fraction

import cell_copies
from proof_checker import are_connected, cone, require, require_components


def sizes_of(cells):
    sizes = []
    while isinstance(cells[0], list):
        sizes.append(len(cells))
        cells = cells[0]
    return sizes


def normalised(cells, sizes):
    """Of each player the payoff at each profile, between 0 and 1."""
    players, profiles = [], list(itertools.product(*map(range, sizes)))
    for i, k in enumerate(sizes):
        given = {p: Fraction(str(functools.reduce(operator.getitem, (*p, i), cells))) for p in profiles}
        table = {p: v - min(given[p[:i] + (a,) + p[i + 1:]] for a in range(k)) for p, v in given.items()}
        scale = math.lcm(*(v.denominator for v in table.values()))
        unit = Fraction(math.gcd(*(int(v * scale) for v in table.values())) or 1, scale)
        most = 2 ** int(max(table.values()) / unit).bit_length()
        players.append({p: v / unit / most for p, v in table.items()})
    return players


def meet(a, b):
    """Whether a mean of some points is one of the others, too."""
    columns = [*a, *([-x for x in point] for point in b)]
    return bool(cone(len(columns), zip(*columns), []))


def in_hull(vertices, point):
    return tuple(point) in vertices or len(vertices) > 1 and meet(vertices, [point])


def may_be_below(vertices, upper):
    """Whether a mean of the vertices is nowhere above these."""
    rows = [[*(-x for x in column), high] for *column, high in zip(*vertices, upper)]
    return bool(cone(len(vertices) + 1, [[1] * len(vertices) + [-1]], rows))


class Piece:
    """A product of polytopes, and conditions (player, strategy, reference, whether it is an equation)."""

    def __init__(self, polytopes, conditions=(), inside=None):
        self.polytopes, self.conditions, self.inside = polytopes, conditions, inside
        require(all(polytopes), "an empty set")
        for own in polytopes:
            require(all(min(v) >= 0 and sum(v) == 1 for v in own), "no probabilities")
            require(not conditions or all(not in_hull(own[:k] + own[k + 1:], v) for k, v in enumerate(own) if len(own) > 1),
                "no vertex")

    def require_equilibria(self, tree):
        for i, own in enumerate(self.polytopes):
            points = [own[:1] if j == i else others for j, others in enumerate(self.polytopes)]
            used = [s for s in range(tree.sizes[i]) if any(v[s] for v in own)]

            def losses(conditions, i=i, points=points):
                return [tree.gains(i, b, a, points) for a, b in conditions]
            equations, inequalities = (losses((a, b) for player, a, b, is_equation in self.conditions
                                              if player == i and is_equation == kind) for kind in (True, False))
            rays = None
            for loss in losses([(s, used[0]) for s in range(tree.sizes[i])] + [(used[0], s) for s in used]):
                if min(loss) < 0:
                    rays = rays or cone(len(loss), equations, inequalities)
                    require(all(sum(map(operator.mul, loss, ray)) >= 0 for ray in rays), "no equilibria")

    def largest(self, tree, i):
        """The vertices of all that player i can do in equilibrium with what the others do in the product."""
        n, after = tree.sizes[i], math.prod(map(len, self.polytopes[i + 1:]))
        pure = [[int(s == t) for t in range(n)] for s in range(n)]
        equations, inequalities = [], set()
        for j, own in enumerate(self.polytopes):
            used = [s for s in range(tree.sizes[j]) if any(v[s] for v in own)]
            for s in range(tree.sizes[j]):
                losses = tree.gains(j, used[0], s, [*self.polytopes[:i], pure, *self.polytopes[i + 1:]])
                rows = [tuple(losses[k:k + n * after:after]) for k in range(len(losses)) if k // after % n == 0]
                if j == i:
                    equations += [pure[s]] * any(losses)
                elif s in used:
                    equations += rows
                else:
                    inequalities |= set(rows)
        return {tuple(Fraction(x, sum(ray)) for x in ray) for ray in cone(n, equations, inequalities)}

    def holds_profile(self, tree, profile):
        def gain(i, a, b):
            return tree.gains(i, a, b, [[mix] for mix in profile])[0]
        # in_hull compares sums, and so asks for probabilities.
        return all(sum(mix) == 1 for mix in profile) and all(map(in_hull, self.polytopes, profile)) and all(
            gain(i, a, b) == 0 if is_equation else gain(i, a, b) <= 0 for i, a, b, is_equation in self.conditions)

    def holds_set(self, tree, node):
        def never_gains(i, a, b):
            return node.surely_best(i, b) or any(max(tree.gains(i, s, b, node.points())) <= 0 for s in range(tree.sizes[i])
                                                 if s == a or node.surely_best(i, s))
        return all(in_hull(own, v) for own, its in zip(self.polytopes, node.points()) for v in its) and all(
            never_gains(i, a, b) and (not is_equation or never_gains(i, b, a)) for i, a, b, is_equation in self.conditions)

    def meets(self, other):
        return all(map(meet, self.polytopes, other.polytopes))

    def is_in(self, other):
        return set(other.conditions) <= set(self.conditions) and all(
            in_hull(b, v) for a, b in zip(self.polytopes, other.polytopes) for v in a)


def bounds_of(equilibrium):
    return [[(Fraction(p),) * 2 if p is not None else tuple(map(Fraction, equilibrium["enclosures"][i][s]))
             for s, p in enumerate(mix)] for i, mix in enumerate(equilibrium["profile"])]


def exact(bounds):
    """The profile, or None."""
    if any(low != high for own in bounds for low, high in own):
        return None
    return tuple(tuple(low for low, _ in own) for own in bounds)


def piece_of(subset, members, profiles):
    """Of irrational points, which have to be some of the component's members, the places for each player."""
    if "polytopes" not in subset:
        named = [[operator.index(k) - 1 for k in own] for own in subset["strategies"]]
        require(all(named) and all(0 <= k < len(profiles) for own in named for k in own), "no equilibrium")
        if any(profiles[k] is None for own in named for k in own):
            require(all(profiles[k] is None and k + 1 in members for own in named for k in own), "irrational sets")
            return named
        return Piece([[profiles[k][i] for k in own] for i, own in enumerate(named)])
    return Piece([[tuple(map(Fraction, v)) for v in own] for own in subset["polytopes"]],
                 [(c["player"], c["strategy"], c["reference"], kind == "equations")
                  for kind in ("equations", "inequalities") for c in subset[kind]],
                 subset["inside"] and [tuple(map(Fraction, mix)) for mix in subset["inside"]])


def require_component(pieces, members, tree):
    """The profiles that are listed are the vertex profiles of its products, which are connected."""
    products = [piece for piece in pieces if not piece.conditions]
    ends = {profile for piece in products for profile in itertools.product(*piece.polytopes)}
    require(ends <= members, "an end point is not listed")
    if len(products) < len(pieces):
        require(all(any(piece.holds_profile(tree, p) for piece in pieces) for p in members - ends), "no end point")
        points = [piece for piece in products if all(len(own) == 1 for own in piece.polytopes)]
        require(all(any(other.holds_profile(tree, [own[0] for own in point.polytopes]) for other in pieces if other is not point)
                    for point in points), "an isolated equilibrium in a component with others")
        return
    require(members <= ends, "no end point")
    require(are_connected(products, Piece.meets), "a component is not connected")


def compare(tree, result):
    require_components(result)
    bounds = list(map(bounds_of, result["equilibria"]))
    profiles = list(map(exact, bounds))
    rational = [profile for profile in profiles if profile is not None]
    require(len(set(rational)) == len(rational), "an equilibrium twice")
    components, irrational = [], []
    for component in result["components"]:
        pieces = [piece_of(subset, component["equilibria"], profiles) for subset in component["subsets"]]
        its_irrational = [named for named in pieces if isinstance(named, list)]
        irrational += [(len(components), named) for named in its_irrational]
        components.append([piece for piece in pieces if isinstance(piece, Piece)])
        members = {profiles[k - 1] for k in component["equilibria"]}
        if None in members and not any(piece.conditions for piece in components[-1]):
            require(len(pieces) == len(its_irrational) == 1, "an irrational equilibrium and others")
            require(len(component["equilibria"]) == math.prod(map(len, its_irrational[0])), "end points")
        require_component(components[-1], members - {None}, tree)
    pieces = [piece for own in components for piece in own]
    for piece in pieces:
        piece.require_equilibria(tree)
        require(piece.conditions or all(piece.largest(tree, i) == set(own) for i, own in enumerate(piece.polytopes)), "larger")
        require(piece.inside is None or piece.holds_profile(tree, piece.inside), "a point that is not inside")
    products = [(k, piece) for k, own in enumerate(components) for piece in own if not piece.conditions]
    require(not any(a.is_in(b) for a, b in itertools.permutations(pieces, 2)), "a set of another one")
    for (k, a), (other, b) in itertools.combinations(products, 2):
        require(k == other or not a.meets(b), "components that meet")
    for node in tree.sets:
        require(any(piece.holds_set(tree, node) for piece in pieces), "a set that is not claimed")
    left = {place: found for place, (_, found) in enumerate(tree.found) if exact(found) is None or
            not any(piece.holds_profile(tree, exact(found)) for piece in pieces)}
    places = {}
    for k, own in enumerate(bounds):
        if profiles[k] is not None:
            continue
        for _, piece in products:
            highs = [[high for _, high in mix] for mix in own]
            require(not all(map(may_be_below, piece.polytopes, highs)), "not apart")
        inside = [place for place, found in left.items() if all(
            (a == (0, 0)) == (b == (0, 0)) and a[0] <= b[0] and b[1] <= a[1]
            for x, y in zip(own, found) for a, b in zip(x, y))]
        require(len(inside) == 1, "an equilibrium of the result is none of the proof's, or several")
        del left[inside[0]]
        places[k] = inside[0], result["equilibria"][k]["component"] - 1
    cell_copies.compare(tree, places, irrational)
    require(not left, "the proof finds an equilibrium that the result does not list")
