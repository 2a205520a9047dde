"""Two-player games go from JSON to .nfg, .csv, .lrs and back to JSON, and nothing of them is lost.

round_trip.py NASHSOLVE ROOT: every two-player game of ROOT/games and ROOT/tests/cases. The numbers of the JSON
files and of the .nfg file between are read by the few lines below, which share nothing with the program.
"""

import concurrent.futures
import fractions
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def number(value):
    return fractions.Fraction(str(value))


def payoffs_of_json(text):
    """The two payoffs of each cell, row by row."""
    game = json.loads(text, parse_float=str, parse_int=str)
    rows = game["payoffs"] if "payoffs" in game else [list(zip(*pair)) for pair in zip(*game["matrices"])]
    return [[tuple(number(payoff) for payoff in cell) for cell in row] for row in rows]


def player_count(text):
    cell = json.loads(text)["payoffs"]
    while isinstance(cell[0], list):
        cell = cell[0]
    return len(cell)


def players_of_json(text):
    """With the names of those that have none."""
    payoffs = payoffs_of_json(text)
    players = json.loads(text).get("players", [{}, {}])
    return [{"name": player.get("name", f"Player {k}"),
             "strategies": player.get("strategies", [str(s) for s in range(1, size + 1)])}
            for k, player, size in zip((1, 2), players, (len(payoffs), len(payoffs[0])))]


def read_nfg(text):
    """Title, players with their strategies, and payoffs of a .nfg file in the payoff version."""
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"|[{}]|[^\s{}"]+', text)
    assert tokens[:3] == ["NFG", "1", "R"], tokens[:3]
    words = iter(tokens[3:])
    unquoted = lambda word: word[1:-1].replace('\\"', '"')
    title = unquoted(next(words))

    def braces():
        assert next(words) == "{"
        content = []
        for word in words:
            if word == "}":
                return content
            content.append(unquoted(word))
        raise AssertionError("no }")

    players = braces()
    assert next(words) == "{"
    strategies = [braces() for _ in players]
    assert next(words) == "}"
    rest = [word for word in words if not word.startswith('"')]
    values = [number(word) for word in rest]
    rows, columns = len(strategies[0]), len(strategies[1])
    assert len(values) == 2 * rows * columns
    # The first player's strategy moves fastest.
    payoffs = [[tuple(values[2 * (column * rows + row):][:2]) for column in range(columns)] for row in range(rows)]
    return title, [{"name": n, "strategies": s} for n, s in zip(players, strategies)], payoffs


def two_player_games(nashsolve, root):
    """(name, JSON text) of each."""
    for path in sorted((root / "games").iterdir()):
        if "parameter" in path.read_text(encoding="utf-8"):
            continue
        text = subprocess.run([nashsolve, "convert", path, "-", "--format", "json"], check=True, capture_output=True,
                              text=True).stdout
        if player_count(text) == 2:
            yield path.name, text
    for path in sorted((root / "tests/cases/bimatrix").iterdir()):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield f"{path.name} {case['name']}", json.dumps({"title": case["name"], "matrices": [case["A"], case["B"]]})


def check(nashsolve, name, text):
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"game{k}.{ending}"
                 for k, ending in enumerate(["json", "json", "nfg", "csv", "lrs", "json"])]
        files[0].write_text(text, encoding="utf-8")
        for source, target in zip(files, files[1:]):
            subprocess.run([nashsolve, "convert", source, target], check=True)
        first, nfg, last = (files[k].read_text(encoding="utf-8") for k in (1, 2, 5))
    original = payoffs_of_json(text)
    title, players, payoffs = read_nfg(nfg)
    assert payoffs == original, f"{name}: .nfg has other payoffs"
    assert payoffs_of_json(last) == original, f"{name}: other payoffs come back"
    assert last == first, f"{name}: other names come back"
    assert title == json.loads(text).get("title", ""), f"{name}: .nfg has another title"
    assert players == players_of_json(text), f"{name}: .nfg has other players"


def main():
    nashsolve, root = sys.argv[1], pathlib.Path(sys.argv[2])
    games = list(two_player_games(nashsolve, root))
    assert len(games) > 300, len(games)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(check, nashsolve, *game) for game in games]:
            future.result()
    print(f"{len(games)} games came back as they were")


if __name__ == "__main__":
    main()
