"""Games of three and more players that people write down: votes, efforts, auctions, contests, bargaining, networks.

FAMILIES maps a name to a list of games, each a title and a function that gives what all players get at a profile, with the
numbers of strategies.
"""
import itertools
import math
from statistics import median

FAMILIES = {}


def family(*choices):
    """Of a function of these arguments that gives the numbers of strategies and the payoffs at a profile."""
    def add(make):
        FAMILIES[make.__name__.replace("_", " ")] = [(" ".join(map(str, each)), make(*each)) for each in choices]
        return make
    return add


def each(players, strategies, payoff):
    """payoff(own strategy, the others', player)."""
    return (strategies,) * players, lambda s: [payoff(s[i], s[:i] + s[i + 1:], i) for i in range(players)]


SMALL = [(3, 2), (3, 3), (4, 2), (5, 2)]
MEDIUM = [*SMALL, (3, 4), (4, 3), (6, 2)]


@family(*MEDIUM, (3, 5), (5, 3))
def common_interest_in_a_majority(n, k):
    return each(n, k, lambda own, others, i: int(max(map((own, *others).count, range(k))) * 2 > n))


@family(*MEDIUM, (7, 2))
def minority(n, k):
    return each(n, k, lambda own, others, i: int(2 * (others.count(own) + 1) < n))


@family(*MEDIUM)
def unanimity(n, k):
    return each(n, k, lambda own, others, i: (own + 1) * int(others.count(own) == n - 1))


@family(*MEDIUM)
def unanimity_of_unlike_tastes(n, k):
    return each(n, k, lambda own, others, i: (1 + (own + i) % k) * int(others.count(own) == n - 1))


@family(*MEDIUM, (3, 5), (3, 6), (3, 7))
def minimum_effort(n, k):
    return each(n, k, lambda own, others, i: 2 * min(own, *others) - own)


@family(*MEDIUM)
def median_effort(n, k):
    return each(n, k, lambda own, others, i: 4 * median((own, *others)) - 2 * (own - median((own, *others))) ** 2)


@family(*MEDIUM)
def best_shot(n, k):
    return each(n, k, lambda own, others, i: 3 * max(own, *others) - 2 * own)


@family(*MEDIUM, (5, 3), (3, 5), (4, 4))
def dispersion(n, k):
    return each(n, k, lambda own, others, i: int(own not in others))


@family(*MEDIUM, (5, 3))
def congestion(n, k):
    return each(n, k, lambda own, others, i: -others.count(own))


@family(*MEDIUM, (5, 3))
def congestion_of_unlike_roads(n, k):
    return each(n, k, lambda own, others, i: -(own + 1) * (others.count(own) + 1))


@family((3,), (4,), (5,), (6,), (7,), (8,))
def volunteers(n):
    return each(n, 2, lambda own, others, i: 3 * int(own + sum(others) > 0) - own)


@family((3,), (4,), (5,), (6,))
def volunteers_of_unlike_costs(n):
    return each(n, 2, lambda own, others, i: 2 * n * int(own + sum(others) > 0) - (i + 1) * own)


@family(*((n, t) for n in (3, 4, 5) for t in range(2, n + 1)))
def threshold(n, t):
    return each(n, 2, lambda own, others, i: 3 * int(own + sum(others) >= t) - own)


@family(*((n, t) for n in (3, 4, 5) for t in range(2, n + 1)))
def threshold_with_refund(n, t):
    return each(n, 2, lambda own, others, i: (3 - own) * int(own + sum(others) >= t))


def auction(price, reserve=0):
    def make(n, k, worth):
        value = [k + worth * i for i in range(n)]

        def pay(s):
            top = [i for i in range(n) if s[i] == max(s)]
            ranked = sorted(s, reverse=True)
            sold = max(s) >= reserve
            return [(12 // len(top) * (value[i] - price(s, ranked, i)) if i in top and sold else 0)
                    - (12 * s[i] if price is ALL else 0) for i in range(n)]
        return (k,) * n, pay
    return make


def ALL(_bids, _ranked, _player):
    return 0


BIDS = [(3, 2, 0), (3, 3, 0), (3, 3, 1), (3, 4, 0), (3, 4, 1), (4, 2, 0), (4, 3, 0), (4, 3, 1)]
for title, rule in [("first", lambda s, ranked, i: s[i]), ("second", lambda s, ranked, i: ranked[1]),
                    ("third", lambda s, ranked, i: ranked[2])]:
    FAMILIES[f"{title}-price auction"] = [(" ".join(map(str, c)), auction(rule)(*c)) for c in BIDS]
FAMILIES["all-pay auction"] = [(" ".join(map(str, c)), auction(ALL)(*c)) for c in BIDS]
FAMILIES["auction with a reserve"] = [(" ".join(map(str, c)), auction(lambda s, ranked, i: s[i], 1)(*c)) for c in BIDS]


@family((3, 3, 4), (3, 4, 5), (3, 4, 6), (3, 4, 7), (3, 5, 6), (3, 5, 7), (3, 5, 8), (4, 3, 5), (4, 4, 8))
def demands(n, k, total):
    return each(n, k, lambda own, others, i: (own + 1) * int(own + sum(others) + n <= total))


@family((3, 2, 1), (3, 2, 2), (3, 3, 3), (3, 4, 4), (4, 2, 2), (4, 3, 4), (5, 2, 2))
def demands_from_nothing(n, k, total):
    return each(n, k, lambda own, others, i: own * int(own + sum(others) <= total))


def lowest_unique(s):
    return min((x for x in s if s.count(x) == 1), default=None)


@family(*MEDIUM, (3, 5), (5, 3))
def lowest_unique_bid_for_a_prize(n, k):
    return each(n, k, lambda own, others, i: int(own == lowest_unique((own, *others))))


@family(*MEDIUM, (3, 5))
def lowest_unique_bid_less_the_bid(n, k):
    return each(n, k, lambda own, others, i: (k + 1 - own) * int(own == lowest_unique((own, *others))))


@family((3, 2), (3, 3), (3, 4), (3, 5), (3, 6), (4, 2), (4, 3), (4, 4))
def locations(n, places):
    def pay(s):
        share = [0] * n
        for customer in range(places):
            near = [i for i in range(n) if abs(s[i] - customer) == min(abs(x - customer) for x in s)]
            for i in near:
                share[i] += math.lcm(*range(1, n + 1)) // len(near)
        return share
    return (places,) * n, pay


@family((3, 2, 2), (3, 2, 3), (3, 2, 4), (3, 3, 2), (3, 3, 3), (4, 2, 2))
def contest_on_fields(n, fields, armies):
    ways = [w for w in itertools.product(range(armies + 1), repeat=fields) if sum(w) == armies]

    def pay(s):
        return [sum(all(ways[s[i]][f] > ways[s[j]][f] for j in range(n) if j != i) for f in range(fields)) for i in range(n)]
    return (len(ways),) * n, pay


@family(*((n, kind) for n in (3, 4) for kind in ("cheap", "dear", "one-sided")))
def links(n, kind):
    """Offers of a link to the next player, to the one after, to both or to none."""
    def pay(s):
        def wants(i, j):
            return bool(s[i] >> ((j - i) % n - 1) & 1)
        result = []
        for i in range(n):
            others = [j for j in range(n) if j != i]
            linked = sum(wants(i, j) or wants(j, i) if kind == "one-sided" else wants(i, j) and wants(j, i) for j in others)
            paid = sum(wants(i, j) for j in others) if kind != "cheap" else linked
            result.append(3 * linked - 2 * paid)
        return result
    return (2 ** min(n - 1, 2),) * n, pay


GRAPHS = [(n, kind) for n in (3, 4, 5) for kind in ("circle", "line", "star")]


def neighbours(n, kind, i):
    if kind == "star":
        return range(1, n) if i == 0 else [0]
    return sorted({(i + d) % n for d in (-1, 1) if kind == "circle" or 0 <= i + d < n})


def on_graph(payoff):
    def make(n, kind):
        return each(n, 2, lambda own, others, i: payoff(own, [(*others[:i], own, *others[i:])[j] for j in neighbours(n, kind, i)]))
    return make


for title, payoff in [("matching neighbours", lambda own, near: near.count(own)),
                      ("unlike neighbours", lambda own, near: -near.count(own)),
                      ("best shots of neighbours", lambda own, near: 3 * int(own + sum(near) > 0) - 2 * own),
                      ("weakest links of neighbours", lambda own, near: 3 * min(own, *near) - own),
                      ("majorities of neighbours", lambda own, near: int(2 * near.count(own) > len(near)))]:
    FAMILIES[title] = [(" ".join(map(str, c)), on_graph(payoff)(*c)) for c in GRAPHS]


@family((3, 2), (4, 2), (5, 2), (3, 3), (4, 3), (3, 4))
def pennies_around_a_circle(n, k):
    """Each wants to match the next, the last one not to."""
    return each(n, k, lambda own, others, i: int(own == others[i % (n - 1)]) * (-1 if i == n - 1 else 1))


@family((3,), (4,))
def rock_paper_scissors(n):
    return each(n, 3, lambda own, others, i: others.count((own + 2) % 3) - others.count((own + 1) % 3))


@family(*SMALL, (6, 2))
def stag_hunt(n, k):
    return each(n, k, lambda own, others, i: 2 * own * int(min((own, *others)) == own) + (1 if own == 0 else 0))


@family(*MEDIUM)
def chicken(n, k):
    return each(n, k, lambda own, others, i: 0 if own < max(others) else 2 if own > max(others) else -own)


@family(*((n, c) for n in (3, 4, 5, 6) for c in (2, n - 1)))
def bar(n, seats):
    return each(n, 2, lambda own, others, i: own * (1 if 1 + sum(others) <= seats else -1))


@family(*((n, k) for n in (3, 4) for k in (2, 3)))
def entry(n, k):
    return each(n, k, lambda own, others, i: 0 if own == 0 else 2 * own + 3 - 3 * others.count(own))


@family(*((n, k) for n in (3, 4) for k in (2, 3, 4)), (3, 5))
def quantities(n, k):
    return each(n, k, lambda own, others, i: own * (n * k // 2 + 1 - own - sum(others)))


@family(*((n, k) for n in (3, 4) for k in (2, 3, 4)), (3, 5))
def prices(n, k):
    return each(n, k, lambda own, others, i: (12 // (1 + others.count(own)) * (own + 1) if own <= min(others) else 0))


@family(*((n, k) for n in (3, 4) for k in (2, 3)), (3, 4))
def attrition(n, k):
    def payoff(own, others, _):
        return 6 - 2 * max(others) if own > max(others) else -2 * own + (6 // n if min((own, *others)) == own else 0)
    return each(n, k, payoff)


@family((3, 3), (3, 4), (3, 5), (4, 3))
def guessing(n, k):
    """Who is nearest to two thirds of the mean shares a prize."""
    def payoff(own, others, _):
        def distance(x):
            return abs(3 * n * x - 2 * sum((own, *others)))
        near = [x for x in (own, *others) if distance(x) == min(map(distance, (own, *others)))]
        return 12 // len(near) if own in near else 0
    return each(n, k, payoff)


@family((3, 3), (3, 4), (4, 3))
def travellers(n, k):
    return each(n, k, lambda own, others, i: min((own, *others)) + 2 + (2 if own < min(others) else 0 if own == min(others) else -2))


@family(*((n, "plurality") for n in (3, 4, 5)), (3, "veto"), (4, "veto"))
def votes_over_three(n, rule):
    """Each prefers another one of three candidates; a tie, or a veto against the winner, leaves the last."""
    def pay(s):
        counts = [s.count(c) for c in range(3)]
        winner = counts.index(max(counts)) if counts.count(max(counts)) == 1 else 2
        if rule == "veto" and s[0] != winner:
            winner = 2
        return [(winner - i) % 3 for i in range(n)]
    return (3,) * n, pay


@family((2, 3, 3), (1, 1, 2), (1, 2, 3), (1, 1, 1, 2), (1, 1, 2, 2))
def weighted_votes(*weights):
    """Yes passes by more than half of the weight; the first lose by it; a vote costs a little."""
    def pay(s):
        passes = 2 * sum(w for w, vote in zip(weights, s) if vote == 1) > sum(weights)
        return [(-3 if i == 0 else 3) * passes - int(s[i] < 2) for i in range(len(weights))]
    return (3,) * len(weights), pay


@family((3, 2), (4, 2), (5, 2), (3, 3), (4, 3))
def public_good(n, k):
    return each(n, k, lambda own, others, i: 2 * (own + sum(others)) - 3 * own)


@family((3, 2), (4, 2), (5, 2), (3, 3))
def joint_venture(n, k):
    return each(n, k, lambda own, others, i: 2 * own * math.prod(others) - own * (i + 1))


@family((2,), (3,), (4,))
def inspector_of_two(k):
    """Two may smuggle up to k - 1 boxes, and one of them, or nobody, is searched."""
    def pay(s):
        caught = [s[i] * (s[2] == i + 1) for i in range(2)]
        return [s[0] - 3 * caught[0], s[1] - 3 * caught[1], 2 * sum(caught) - s[0] - s[1] - int(s[2] > 0)]
    return (k, k, 3), pay


@family((2, 3), (2, 4), (3, 3), (3, 4))
def jury(signals, jurors):
    """Each of two signals is right in two of three cases; all votes convict, or most; strategies: a vote at each signal."""
    needed = jurors if signals == 2 else jurors // 2 + 1

    def pay(s):
        total = 0
        for guilty in (0, 1):
            for seen in itertools.product((0, 1), repeat=jurors):
                weight = math.prod(2 if each == guilty else 1 for each in seen)
                convicts = sum(s[i] >> seen[i] & 1 for i in range(jurors)) >= needed
                total += weight * (convicts == guilty)
        return [total] * jurors
    return (4,) * jurors, pay
