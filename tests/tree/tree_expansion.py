"""Games in extensive form, read and expanded by brute force: nothing of it is shared with nashsolve.

A tree is read into nested nodes; a player's reduced strategies are what is left of all assignments of actions to
information sets when those that the assignment itself keeps the play from are left out; payoffs are walked
through the tree, profile by profile.
"""
import itertools
import random
import re
from fractions import Fraction

TOKEN = re.compile(r'"(?:\\"|[^"])*"|[{},]|[^\s{},"]+')


class Node:
    def __init__(self):
        self.player = None  # None: the play ends; 0: chance
        self.info = None    # (player, number)
        self.payoffs = None
        self.children = []
        self.parent = None


class Tree:
    def __init__(self):
        self.players = []
        self.actions = {}        # (player, number) -> labels
        self.probabilities = {}  # (0, number) -> fractions
        self.root = None

    def nodes(self, node=None):
        node = node or self.root
        yield node
        for child in node.children:
            yield from self.nodes(child)


def read(text):
    if text.startswith("<"):
        text = text[text.index("<efgfile>") + len("<efgfile>"):text.index("</efgfile>")]
    tokens = TOKEN.findall(text)
    position = 0

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def quoted():
        token = take()
        assert token[0] == '"', token
        return token[1:-1].replace('\\"', '"')

    tree = Tree()
    assert [take(), take()] == ["EFG", "2"] and take() in "RD"
    quoted()
    assert take() == "{"
    while tokens[position] != "}":
        tree.players.append(quoted() or "Player %d" % (len(tree.players) + 1))
    take()
    if tokens[position][0] == '"':
        take()
    outcomes = {}

    def read_node(parent):
        node = Node()
        node.parent = parent
        kind = take()
        quoted()
        if kind != "t":
            node.player = 0 if kind == "c" else int(take())
            node.info = (node.player, int(take()))
            if tokens[position][0] == '"':
                quoted()
            if tokens[position] == "{":
                take()
                labels, probabilities = [], []
                while tokens[position] != "}":
                    labels.append(quoted() or str(len(labels) + 1))
                    if kind == "c":
                        probabilities.append(Fraction(take()))
                take()
                assert tree.actions.setdefault(node.info, labels) == labels
                if kind == "c":
                    assert tree.probabilities.setdefault(node.info, probabilities) == probabilities
        outcome = int(take())
        if position < len(tokens) and tokens[position][0] == '"':
            quoted()
        if position < len(tokens) and tokens[position] == "{":
            take()
            payoffs = []
            while tokens[position] != "}":
                token = take()
                if token != ",":
                    payoffs.append(Fraction(token))
            take()
            outcomes[outcome] = payoffs
        node.payoffs = outcomes.get(outcome, [Fraction(0)] * len(tree.players))
        for _ in tree.actions.get(node.info, []):
            node.children.append(read_node(node))
        return node

    tree.root = read_node(None)
    assert position == len(tokens)
    return tree


def own_sets(tree, player):
    """In the order of the tree."""
    sets = []
    for node in tree.nodes():
        if node.player == player and node.info not in sets:
            sets.append(node.info)
    return sets


def met_sets(tree, player, plan):
    """The player's information sets that `plan` lets the play come to, in the order of the tree."""
    met = []

    def walk(node):
        if node.player == player:
            if node.info not in met:
                met.append(node.info)
            walk(node.children[plan[node.info]])
        else:
            for child in node.children:
                walk(child)

    walk(tree.root)
    return met


def reduced_strategies(tree, player):
    """Label -> {information set: action}; in the order in which all plans make them."""
    sets = own_sets(tree, player)
    strategies = {}
    for choice in itertools.product(*(range(len(tree.actions[s])) for s in sets)):
        plan = dict(zip(sets, choice))
        met = met_sets(tree, player, plan)
        label = "·".join(tree.actions[s][plan[s]] for s in met) or "1"
        reduced = {s: plan[s] for s in met}
        assert strategies.setdefault(label, reduced) == reduced, "two strategies of one name"
    return strategies


def payoffs(tree, plans):
    """`plans`: by player (from 1) {information set: action}."""
    def walk(node):
        if node.player is None:
            return list(node.payoffs)
        if node.player:
            below = walk(node.children[plans[node.player][node.info]])
        else:
            below = [Fraction(0)] * len(tree.players)
            for child, probability in zip(node.children, tree.probabilities[node.info]):
                below = [a + probability * b for a, b in zip(below, walk(child))]
        return [a + b for a, b in zip(node.payoffs, below)]

    return walk(tree.root)


def has_perfect_recall(tree):
    def history(node):
        moves, player = [], node.player
        while node.parent:
            if node.parent.player == player:
                moves.append((node.parent.info, node.parent.children.index(node)))
            node = node.parent
        return moves

    known = {}
    return all(known.setdefault(n.info, history(n)) == history(n) for n in tree.nodes() if n.player)


def subgames(tree):
    result = []
    for node in tree.nodes():
        inside = set(map(id, tree.nodes(node)))
        sets = {n.info for n in tree.nodes(node) if n.player}
        members = [n for n in tree.nodes() if n.info in sets]
        alone = not node.player or sum(n.info == node.info for n in tree.nodes()) == 1
        is_inner = node.player is not None and alone and all(id(n) in inside for n in members)
        if node is tree.root or is_inner:
            result.append(node)
    return result


def walk(tree, behavior, start=None):
    """[(node, probability)] from `start` on; `behavior`: information set -> probabilities."""
    reached = []

    def visit(node, probability):
        reached.append((node, probability))
        for child, share in zip(node.children, behavior[node.info] if node.children else []):
            visit(child, probability * share)

    visit(start or tree.root, Fraction(1))
    return reached


def values(tree, behavior, start=None):
    result = [Fraction(0)] * len(tree.players)
    for node, probability in walk(tree, behavior, start):
        result = [a + probability * b for a, b in zip(result, node.payoffs)]
    return result


def pure(tree, info, action):
    return [Fraction(k == action) for k in range(len(tree.actions[info]))]


def is_equilibrium_of(tree, subgame, behavior):
    """No player has a plan for its information sets there that pays more."""
    found = values(tree, behavior, subgame)
    for player in range(1, len(tree.players) + 1):
        sets = []
        for node in tree.nodes(subgame):
            if node.player == player and node.info not in sets:
                sets.append(node.info)
        for choice in itertools.product(*(range(len(tree.actions[s])) for s in sets)):
            other = dict(behavior)
            other.update((s, pure(tree, s, a)) for s, a in zip(sets, choice))
            if values(tree, other, subgame)[player - 1] > found[player - 1]:
                return False
    return True


def completions(tree, behavior):
    """All behaviours that choose one action wherever `behavior` (information set -> probabilities) is silent."""
    silent = [s for s in tree.actions if s not in behavior]
    for choice in itertools.product(*(range(len(tree.actions[s])) for s in silent)):
        yield {**behavior, **{s: pure(tree, s, a) for s, a in zip(silent, choice)}}


def work(tree):
    """About what it takes to look at every completion."""
    plans = 1
    for info, labels in tree.actions.items():
        plans *= len(labels) if info[0] else 1
    return plans * plans


def is_generic(tree):
    """One player after the other, each seeing all, no chance, and nobody has two ends worth the same."""
    if any(n.player == 0 for n in tree.nodes()):
        return False
    if len({n.info for n in tree.nodes() if n.player}) < sum(n.player is not None for n in tree.nodes()):
        return False

    def ends(node, before):
        total = [a + b for a, b in zip(before, node.payoffs)]
        return [total] if node.player is None else [e for c in node.children for e in ends(c, total)]

    found = ends(tree.root, [Fraction(0)] * len(tree.players))
    return all(len({e[i] for e in found}) == len(found) for i in range(len(tree.players)))


def random_tree(seed, forgets=False):
    """The text of a small tree: one to three players, chance, nodes that look the same. Who `forgets` may come to an
    information set of its own from anywhere, also from that set; else there is perfect recall."""
    rng = random.Random(seed)
    players = rng.choice([1, 2, 2, 2, 3, 3])
    sees = rng.choice([0.2, 0.6, 1.0])
    known = {}
    lines = ['EFG 2 R "random %d" { %s }' % (seed, " ".join('"P%d"' % (i + 1) for i in range(players)))]
    outcomes = 0
    left = [rng.randint(3, 9)]

    def outcome(always):
        nonlocal outcomes
        if not always and rng.random() < 0.8:
            return "0"
        if outcomes and rng.random() < 0.2:
            return str(rng.randint(1, outcomes))
        outcomes += 1
        return '%d "" { %s }' % (outcomes, ", ".join(
            rng.choice(["%d", "%d", "%d/3", "%d.5"]) % rng.randint(-4, 4) for _ in range(players)))

    def node(depth, histories):
        """`histories`: by player what it did and saw."""
        if depth == 4 or left[0] <= 0 or (depth > 0 and rng.random() < 0.25):
            lines.append('t "" ' + outcome(True))
            return
        left[0] -= 1
        if rng.random() < 0.2:
            weights = [rng.randint(0, 3) for _ in range(rng.randint(1, 3))]
            total = sum(weights)
            if total == 0:
                weights, total = [1], 1
            number = sum(line.startswith("c") for line in lines) + 1
            lines.append('c "" %d "" { %s } %s' % (number, " ".join(
                '"c%d" %d/%d' % (k, w, total) for k, w in enumerate(weights)), outcome(False)))
            seen = [h + ((("c", number, k),) if rng.random() < sees else ()) for k in range(len(weights))
                    for h in [()]]
            for k in range(len(weights)):
                node(depth + 1, [h + seen[k] if rng.random() < sees else h for h in histories])
            return
        player = rng.randrange(players)
        key = (player, histories[player])
        if forgets and rng.random() < 0.5:
            key = rng.choice([k for k in known if k[0] == player] or [key])
        if key not in known:
            known[key] = (len(known) + 1, rng.choice([1, 2, 2, 2, 3]))
        number, actions = known[key]
        lines.append('p "" %d %d "" { %s } %s' % (player + 1, number, " ".join(
            '"%s%d"' % ("abc"[k], number) for k in range(actions)), outcome(False)))
        for k in range(actions):
            after = []
            for i, history in enumerate(histories):
                visible = i == player or rng.random() < sees
                after.append(history + (((player, number, k),) if visible else ()))
            node(depth + 1, after)

    node(0, [()] * players)
    return "\n".join(lines) + "\n"
