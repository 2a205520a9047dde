"""The part of cell_proof_checker.py that follows `root`: solutions as polynomials in a real root, in Python's fractions. A
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


def solution(tree, used, numbers, named):
    """The bounds of the used strategies' probabilities, and all strategies that pay as much."""
    between, divisor = tuple(map(Fraction, numbers[:2])), [Fraction(int(word)) for word in numbers[2:]]
    weights = {name: [Fraction(int(word)) for word in words] for name, words in named}
    require(len(weights) == len(named), "a strategy twice")
    while divisor and not divisor[-1]:
        divisor.pop()
    ends = [bounds_of(divisor, (at, at))[0] for at in between]
    require(len(divisor) > 1 and ends[0] * ends[1] < 0, "no change of sign")
    require(all(s in used[i] for i, s in weights), "a strategy that is not used")
    weights = [{s: weights.get((i, s), []) for s in own} for i, own in enumerate(used)]
    result = []
    for own in weights:
        low, high = bounds_of(total(own.values()), between)
        require(low * high > 0, "the sum may be 0")
        bounds = [product(bounds_of(weight, between), (1 / high, 1 / low)) for weight in own.values()]
        bounds = [(Fraction(0),) * 2 if is_multiple(weight, divisor) else b for weight, b in zip(own.values(), bounds)]
        result.append([(Fraction(1),) * 2] if len(own) == 1 else bounds)

    def gain(i, s):
        terms = []
        for others in itertools.product(*(own if j != i else [None] for j, own in enumerate(used))):
            pays = [tree.table[i][others[:i] + (t,) + others[i + 1:]] for t in (s, used[i][0])]
            terms.append(functools.reduce(times, (weights[j][t] for j, t in enumerate(others) if j != i), [pays[0] - pays[1]]))
        return total(terms)
    tied = {(i, s) for i, s in tree.names if is_multiple(gain(i, s), divisor)}
    require(all((i, s) in tied for i, own in enumerate(used) for s in own), "the root is no solution")
    return result, tied
