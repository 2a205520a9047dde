"""Games that people write down: auctions, prices, quantities, bargaining, contests, of any number of strategies.

Each is full of ties and dominated strategies. FAMILIES maps a name to a function of the number of strategies that gives the
payoffs of both players as lists of rows of integers.
"""


def symmetric(count, payoff):
    first = [[payoff(i, j) for j in range(count)] for i in range(count)]
    return first, [list(column) for column in zip(*first)]


def pair(count, first, second):
    return ([[first(i, j) for j in range(count)] for i in range(count)], [[second(i, j) for j in range(count)] for i in range(count)])


def prize(mine, other, worth):
    """Twice what it is worth to the higher one, shared at a tie."""
    return 2 * worth if mine > other else worth if mine == other else 0


def travellers(n):
    return symmetric(n, lambda i, j: i + 2 if i == j else min(i, j) + (4 if i < j else 0))


def guessing(n):
    """Who is nearer to two thirds of the mean."""
    def share(i, j):
        mine, other = abs(2 * i - j), abs(2 * j - i)
        return 2 if mine < other else 1 if mine == other else 0
    return symmetric(n, share)


def double_auction(n):
    """A seller asks, a buyer bids, and they trade halfway where the bid is no less."""
    return pair(n, lambda ask, bid: ask + bid if bid >= ask else n // 3, lambda ask, bid: 2 * n - ask - bid if bid >= ask else 0)


def reserve_auction(n):
    """First price, no sale below a third of the bids."""
    least = n // 3
    return pair(n, lambda i, j: prize(i, j, n - i) if i >= least else 0, lambda i, j: prize(j, i, n - 2 - j) if j >= least else 0)


def three_prizes(n):
    """Prizes for winning, for a tie and for being second, the effort paid in any case."""
    return symmetric(n, lambda i, j: (3 * n if i > j else 2 * n if i == j else n) - 4 * i)


def inspection(n):
    """Hours of smuggling i against hours of control j."""
    return pair(n, lambda i, j: -n if i == j else int(i > 0), lambda i, j: (n if i == j else 0) - int(j > 0))


def hide_near(n):
    """Cells on a line: who looks at one sees its neighbours, and what is found is worth more the farther out."""
    return pair(n, lambda i, j: int(abs(i - j) <= 1), lambda i, j: -(j + 1) * int(abs(i - j) <= 1))


def inspection_days(n):
    """One day is inspected. A violation is worth less the later it is; the last choice is none."""
    return pair(n, lambda i, j: 0 if j == n - 1 else -1 if i == j else j - n, lambda i, j: 0 if j == n - 1 else -2 * n if i == j else n - j)


def pollution(n):
    return symmetric(n, lambda i, j: 4 * n * i - i * (i + 2 * j))


def minority(n):
    """Places in a circle: who is alone gets the farther the more."""
    return symmetric(n, lambda i, j: min(abs(i - j), n - abs(i - j)))


def outside_option(n):
    """The first player may take 3 instead of coordinating."""
    return pair(n, lambda i, j: 3 if i == 0 else (2 + i if i == j else 0), lambda i, j: 0 if i == 0 else (n - i if i == j else 0))


def silent_duel(n):
    """Shots at times i and j hit with a chance of the time, and are not heard."""
    def chance(i, j):
        if i < j:
            return n * (i + 1) - (n - i - 1) * (j + 1)
        return n * (i - j) if i == j else -n * (j + 1) + (n - j - 1) * (i + 1)
    return symmetric(n, chance)


def volunteer(n):
    """Who waits less volunteers, and pays for it; all pay for the delay."""
    return symmetric(n, lambda i, j: 2 * n - min(i, j) - (n // 2 if i < j else n // 4 if i == j else 0))


def preemption(n):
    """The first to stop takes a prize that rises and falls, the other half of it, both a third at a tie."""
    return symmetric(n, lambda i, j: i * (n - i) if i < j else j * (n - j) // 2 if i > j else i * (n - i) // 3)


def power_steps(n):
    """Two plants of 12 units offer prices for a demand of 18; the higher price is paid to both, a unit costs 2."""
    return symmetric(n, lambda i, j: (12 if i < j else 6 if i > j else 9) * (max(i, j) - 2))


FAMILIES = {
    "traveller's dilemma": travellers,
    "guessing": guessing,
    "money request": lambda n: symmetric(n, lambda i, j: i + 1 + (n if i == j - 1 else 0)),
    "Bertrand": lambda n: symmetric(n, lambda i, j: 2 * i * (n - i) if i < j else i * (n - i) if i == j else 0),
    "Cournot": lambda n: symmetric(n, lambda i, j: i * max(0, n - i - j)),
    "all-pay auction": lambda n: symmetric(n, lambda i, j: prize(i, j, n - 2) - 2 * i),
    "first-price auction": lambda n: pair(n, lambda i, j: prize(i, j, n - i), lambda i, j: prize(j, i, n - 2 - j)),
    "second-price auction": lambda n: pair(n, lambda i, j: prize(i, j, n - 2 - j), lambda i, j: prize(j, i, n - 4 - i)),
    "auction with a reserve": reserve_auction,
    "double auction": double_auction,
    "war of attrition": lambda n: symmetric(n, lambda i, j: prize(i, j, n - 2) - 2 * min(i, j)),
    "ultimatum": lambda n: pair(n, lambda i, j: n - 1 - i if i >= j else 0, lambda i, j: i if i >= j else 0),
    "minimum effort": lambda n: symmetric(n, lambda i, j: 2 * min(i, j) - i),
    "three prizes": three_prizes,
    "inspection": inspection,
    "hide and seek with neighbours": hide_near,
    "inspection by days": inspection_days,
    "pollution": pollution,
    "minority": minority,
    "outside option": outside_option,
    "silent duel": silent_duel,
    "volunteer": volunteer,
    "preemption": preemption,
    "power steps": power_steps,
}
