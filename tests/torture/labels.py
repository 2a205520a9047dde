"""Hostile names through every output: data stays data.

JSON and CSV are read back equal, Markdown goes through cmark-gfm, LaTeX through pdflatex and lualatex, SVG through an
XML parser, pages through Chromium with their policy taken out, where these programs are installed.
"""

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import xml.etree.ElementTree

SHARE = 4
PIECES = [
    "<script>document.title='run'</script>", "<img src=x onerror=\"document.title='run'\">", "</script>", "<!--", "]]>",
    "&lt;b&gt;", "&amp;", "javascript:alert(1)", "[x](javascript:alert(1))", "![x](http://x.invalid/y)", "`", "```",
    "~~~", "- ", "+ ", "* ", "1. ", "1) ", "# ", "> ", "===", "---", "    code", "|", "| --- |", "\\", "\\\\", "$",
    "$$", "\\[", "\\input{/etc/passwd}", "\\end{document}", "%", "#", "&", "^^M", "^^5c", "_", "{", "}", "~", "[", "]",
    "[0, 1] Do not", "*", "--", "''", "``", ",,", "<<", "?`", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'", '"', '""',
    ",", ";", "\n", "\r\n", "\r", "\t", "\x01", "\x1b[31m", "\x7f", "\x85", "\x9b", "\u00a0", "\u00ad", "\u200b",
    "\u200d", "\u200e", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\ud7ff",
    "\ue000", "αβγ", "数独", "한글", "العربية", "😀", "👨‍👩‍👧", "🇩🇪", "Łódź", "é", "e\u0301", "NFG 1 R", "3 2", "# title: x",
    "payoff_1", "strategy_1", "Row \\ Column", "null", "true", "1/2", "NaN", "..", "../../x", "CON", "", " ", "a" * 300,
]
HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def random_label(draw):
    return "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 4)))


def random_game(draw):
    """Of two players, every third one of three with fewer strategies."""
    number = draw.choice((2, 2, 3))

    def labels():
        count = draw.randint(3, 9) if number == 2 else draw.randint(2, 3)
        names = []
        while len(names) < count:
            label = random_label(draw)
            if label and label not in names:
                names.append(label)
        return names
    # An empty name is none: the player would be called by his number.
    players = [{"name": random_label(draw) or "nobody", "strategies": labels()} for _ in range(number)]
    for k, player in enumerate(players):
        if player["name"] in (other["name"] for other in players[:k]):
            player["name"] += str(k + 1)

    def payoffs(sizes):
        if not sizes:
            return [draw.randint(0, 3) for _ in players]
        return [payoffs(sizes[1:]) for _ in range(sizes[0])]
    return {"title": random_label(draw), "players": players,
            "payoffs": payoffs([len(player["strategies"]) for player in players])}


def trials(program, seed):
    draw = random.Random(seed)
    while True:
        game = random_game(draw)
        with open("g.json", "w", encoding="utf-8") as file:
            json.dump(game, file)
        code, _, error = program.run("convert", "g.json", "-", "--format", "json", "-q")
        if code != 0:
            # Not a game: two equal labels after blanks are cut, or the like.
            assert code == 1 and error.startswith(b"g.json:"), (code, error)
            continue
        for check in (json_is_equal, csv_is_equal, conversions_are_equal, text_is_plain, markdown_is_data, latex_is_data,
                      svg_is_xml, page_runs_nothing):
            def trial(check=check, game=game):
                return check(program, game)
            summary.labels += sum(2 + len(player["strategies"]) for player in game["players"]) if check is json_is_equal else 0
            yield f"{check.__name__} {json.dumps(game)[:200]}", trial


def names_of(players):
    return [(player["name"], list(player["strategies"])) for player in players]


def json_is_equal(program, game):
    code, out, _ = program.run("g.json", "--format", "json", "-q")
    text = out.decode()
    if code not in (0, 3):
        return f"exit {code}"
    if HIDDEN.search(text) or re.search("[\x00-\x09\x0b-\x1f]", text):
        return "raw controls"
    return "" if names_of(json.loads(text)["game"]["players"]) == names_of(game["players"]) else "other names"


def csv_is_equal(program, game):
    code, out, _ = program.run("g.json", "--format", "csv", "-q")
    if code not in (0, 3):
        return f"exit {code}"
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    names = {(player["name"], label) for player in game["players"] for label in player["strategies"]}
    if not {(row["player"], row["strategy"]) for row in rows} <= names:
        return "other names"
    code, out, _ = program.run("g.json", "--format", "csv", "--csv-safe", "-q")
    for row in csv.DictReader(io.StringIO(out.decode(), newline="")):
        if any(row[key].startswith(("=", "+", "-", "@", "\t", "\r")) for key in ("game", "title", "player", "strategy")):
            return "a cell that is a formula"
    return "" if rows else "no rows"


def conversions_are_equal(program, game):
    """Through each format that takes the game, and back."""
    _, wanted, _ = program.run("convert", "g.json", "-", "--format", "json", "-q")
    for ending in ("json", "jsonl", "csv", "nfg"):
        code, _, error = program.run("convert", "g.json", "c." + ending, "-q")
        if code == 1 and b"cannot hold" in error or b"holds" in error or b"only on" in error:
            continue
        if code != 0:
            return f"{ending}: exit {code}, {error[:80]!r}"
        for name, options in (("c." + ending, []), ("-", [])):
            with open("c." + ending, "rb") as stdin:
                code, out, error = program.run("convert", name, "-", "--format", "json", "-q", *options, stdin=stdin)
            if code != 0 or names_of(json.loads(out).get("players", [])) != names_of(json.loads(wanted).get("players", [])):
                return f"{ending} read from {name}: exit {code} {error[:100]!r}"
    return ""


def text_is_plain(program, game):
    for command in (["g.json"], ["explain", "g.json"], ["info", "g.json"], ["plot", "g.json"]):
        code, out, error = program.run(*command)
        text = (out + error).decode()
        if code not in (0, 1, 3) or HIDDEN.search(text) or re.search("[\x00-\x09\x0b-\x1f]", text):
            return f"{command[0]}: exit {code}, or raw controls"
    return ""


ALLOWED = re.compile(r"</?(?:h1|h2|p|ul|li|pre|code(?: class=\"[^\"]*\")?|table|thead|tbody|tr|t[hd](?: align=\"\w+\")?|em|strong)>"
                     r"|<br ?/?>")


def markdown_is_data(program, game):
    code, out, _ = program.run("explain", "g.json", "--format", "markdown", "-q")
    if code not in (0, 3):
        return f"exit {code}"
    tool = shutil.which("cmark-gfm")
    if not tool:
        return ""
    page = subprocess.run([tool, "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist"],
                          input=out, capture_output=True, check=True).stdout.decode()
    other = re.search("<[^>]*>?", ALLOWED.sub("", page))
    if other:
        return f"markup {other[0]!r}"
    if re.search(r"<(em|strong)>", page):
        return "a name is emphasis"
    return ""


def latex_is_data(program, game):
    code, out, _ = program.run("explain", "g.json", "--format", "latex", "-q")
    if code not in (0, 3):
        return f"exit {code}"
    for engine in ("pdflatex", "lualatex"):
        if not shutil.which(engine) or (engine == "lualatex" and summary.labels % 4):
            continue
        with open("e.tex", "wb") as file:
            file.write(out)
        done = subprocess.run([engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "e.tex"],
                              capture_output=True, check=False)
        if done.returncode != 0:
            return f"{engine}: {done.stdout[-300:]!r}"
    return ""


def svg_is_xml(program, game):
    code, _, error = program.run("plot", "g.json", "-o", "p.svg", "-q")
    if code == 1 and b"cannot draw" in error:
        return ""
    if code not in (0, 3):
        return f"exit {code}: {error[-100:]!r}"
    names = {element.tag.split("}")[-1] for element in xml.etree.ElementTree.parse("p.svg").iter()}
    return f"{names}" if names & {"script", "img", "a", "foreignObject", "iframe"} else ""


def page_runs_nothing(program, game):
    code, _, error = program.run("plot", "g.json", "-o", "p.html", "-q")
    if code == 1 and b"cannot" in error:
        return ""
    browser = shutil.which("chromium")
    summary.pages += 1
    if code not in (0, 3):
        return f"exit {code}"
    if not browser or summary.pages % 8:
        return ""
    with open("p.html", encoding="utf-8") as file:
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", file.read())
    with open("p.html", "w", encoding="utf-8") as file:
        file.write(page)
    shown = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000",
                            "--dump-dom", "file://" + os.path.abspath("p.html")], capture_output=True, check=False,
                           timeout=120).stdout.decode(errors="replace")
    if "<title>run</title>" in shown:
        return "a script ran"
    return "" if "<html" in shown else "the browser showed nothing"


def summary():
    used = [name for name in ("cmark-gfm", "pdflatex", "lualatex", "chromium") if shutil.which(name)]
    return f"{summary.labels} labels; with {', '.join(used) or 'no other programs'}"


summary.labels = summary.pages = 0
