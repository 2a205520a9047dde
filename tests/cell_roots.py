"""The part of cell_proof_checker.py that follows `root`: solutions as polynomials in a real root, in Python's fractions. A
polynomial is the list of its coefficients, the lowest first.
"""
import itertools
from fractions import Fraction

from proof_checker import require


def times(a, b):
    result = [Fraction(0)] * max(len(a) + len(b) - 1, 0)
    for j, x in enumerate(a):
        for k, y in enumerate(b):
            result[j + k] += x * y
    return result


def plus(a, b):
    return [x + y for x, y in itertools.zip_longest(a, b, fillvalue=Fraction(0))]


def is_multiple(polynomial, divisor):
    left = list(polynomial)
    while len(left) >= len(divisor):
        factor = left.pop() / divisor[-1]
        for k in range(1, len(divisor)):
            left[-k] -= factor * divisor[-1 - k]
    return not any(left)


def product(a, b):
    values = [x * y for x in a for y in b]
    return min(values), max(values)


def bounds_of(polynomial, bounds):
    """Of its values between the bounds."""
    low, high = Fraction(0), Fraction(0)
    for coefficient in reversed(polynomial):
        low, high = product((low, high), bounds)
        low, high = low + coefficient, high + coefficient
    return low, high


def sign(polynomial, at):
    value = sum(c * at ** k for k, c in enumerate(polynomial))
    return (value > 0) - (value < 0)


def read(tree, words):
    """The bounds, the polynomial, and the weights of strategies."""
    bounds, lists, names = tuple(Fraction(word) for word in words[:2]), [[]], []
    for word in words[2:]:
        if word.endswith(":"):
            names.append(tree.strategy(word[:-1]))
            lists.append([])
        else:
            lists[-1].append(Fraction(int(word)))
    require(len(set(names)) == len(names), "a strategy twice")
    return bounds, lists[0], dict(zip(names, lists[1:]))


def solution(tree, used, words):
    """The bounds of the used strategies' probabilities, and the unused strategies that are tied with them."""
    between, divisor, weights = read(tree, words)
    while divisor and not divisor[-1]:
        divisor.pop()
    require(len(divisor) > 1 and sign(divisor, between[0]) * sign(divisor, between[1]) < 0, "no change of sign")
    require(all(s in used[i] for i, s in weights), "a strategy that is not used")
    weights = [{s: weights.get((i, s), []) for s in own} for i, own in enumerate(used)]
    result = []
    for own in weights:
        total = []
        for weight in own.values():
            total = plus(total, weight)
        low, high = bounds_of(total, between)
        require(low * high > 0, "the sum may be 0")
        bounds = [product(bounds_of(weight, between), (1 / high, 1 / low)) for weight in own.values()]
        bounds = [(Fraction(0),) * 2 if is_multiple(weight, divisor) else b for weight, b in zip(own.values(), bounds)]
        result.append([(Fraction(1),) * 2] if len(own) == 1 else bounds)

    def is_tied(i, s):
        total = []
        for others in itertools.product(*(own if j != i else [None] for j, own in enumerate(used))):
            difference = tree.table[i][others[:i] + (s,) + others[i + 1:]] - \
                tree.table[i][others[:i] + (used[i][0],) + others[i + 1:]]
            term = [difference]
            for j, t in enumerate(others):
                if j != i and difference:
                    term = times(term, weights[j][t])
            total = plus(total, term)
        return is_multiple(total, divisor)
    tied = {(i, s) for i, k in enumerate(tree.sizes) for s in range(k) if is_tied(i, s)}
    require(all((i, s) in tied for i, own in enumerate(used) for s in own), "the root is no solution")
    return result, tied
