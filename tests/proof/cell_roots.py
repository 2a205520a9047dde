"""The part of cell_proof_checker.py that follows `point`: solutions as polynomials in a real root, in Python's fractions. A
polynomial is the list of its coefficients, the lowest first.
"""
import functools
import itertools
from fractions import Fraction

from proof_checker import require


def times(a, b):
    result = [Fraction(0)] * max(len(a) + len(b) - 1, 0)
    for (j, x), (k, y) in itertools.product(enumerate(a), enumerate(b)):
        result[j + k] += x * y
    return result


def total(polynomials):
    return [sum(column) for column in itertools.zip_longest(*polynomials, fillvalue=Fraction(0))]


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


def root_of(words):
    """Its bounds, and a polynomial that is 0 there."""
    if not words:
        return (Fraction(0), Fraction(0)), [Fraction(0), Fraction(1)]
    *coefficients, between, low, high = words
    bounds, divisor = (Fraction(low), Fraction(high)), [Fraction(int(word)) for word in coefficients]
    while not divisor[-1]:
        divisor.pop()
    ends = [bounds_of(divisor, (at, at))[0] for at in bounds]
    require(between == "between" and ends[0] * ends[1] < 0, "no change of sign")
    return bounds, divisor


def solution(tree, used, words):
    """The bounds of the used strategies' probabilities, and all strategies that pay as much."""
    before, named = [], []
    for word in words:
        if word.endswith(":"):
            named.append((tree.strategy(word[:-1]), []))
        elif named:
            named[-1][1].append(Fraction(int(word)))
        else:
            before.append(word)
    (between, divisor), weights = root_of(before), dict(named)
    require(len(weights) == len(named), "a strategy twice")
    require(all(s in used[i] and len(used[i]) > 1 for i, s in weights), "a strategy that is not used, or the only one")
    weights = [{s: weights.get((i, s), [Fraction(1)] if len(own) == 1 else []) for s in own} for i, own in enumerate(used)]
    result = []
    for own in weights:
        low, high = bounds_of(total(own.values()), between)
        require(low * high > 0, "the sum may be 0")
        bounds = [product(bounds_of(weight, between), (1 / high, 1 / low)) for weight in own.values()]
        result.append([(Fraction(0),) * 2 if is_multiple(weight, divisor) else b for weight, b in zip(own.values(), bounds)])

    def gain(i, s):
        terms = []
        for others in itertools.product(*(own if j != i else [None] for j, own in enumerate(used))):
            pays = [tree.table[i][others[:i] + (t,) + others[i + 1:]] for t in (s, used[i][0])]
            terms.append(functools.reduce(times, (weights[j][t] for j, t in enumerate(others) if j != i), [pays[0] - pays[1]]))
        return total(terms)
    tied = {(i, s) for i, s in tree.names if is_multiple(gain(i, s), divisor)}
    require(all((i, s) in tied for i, own in enumerate(used) for s in own), "the root is no solution")
    return result, tied
