"""Labels are data in every output, and survive it. (tests/torture/labels.py draws thousands of others.)"""

import csv
import io
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, FaultTest, main, put

CELLS = [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]
HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def game(rows, columns, names=("A", "B"), title=""):
    return json.dumps({"title": title, "payoffs": CELLS, "players": [
        {"name": names[0], "strategies": list(rows)}, {"name": names[1], "strategies": list(columns)}]})


class Labels(FaultTest):
    def out(self, *arguments, codes=(0,)):
        outcome = self.run_program(*arguments)
        self.assert_code(outcome, *codes)
        return outcome.out.decode()

    def test_json_escapes_what_cannot_be_seen(self):
        names = ("a\x7f\x9b\u202eb", "\u2066B\u2028\ufeff")
        put("g.json", game(("x\u200f", "\x85y"), ("\ufffe", "\u061c z"), names, "t\x80"))
        for arguments in (["g.json", "--format", "json"], ["g.json", "--format", "jsonl"],
                          ["convert", "g.json", "-", "--format", "json"], ["convert", "g.json", "-", "--format", "jsonl"],
                          ["check", "g.json", "1,0", "1,0", "--format", "json"]):
            text = self.out(*arguments)
            self.assertIsNone(HIDDEN.search(text), arguments)
            document = json.loads(text)
            players = document.get("players") or document["game"]["players"]
            self.assertEqual([player["name"] for player in players], list(names))
            self.assertEqual(players[1]["strategies"], ["\ufffe", "\u061c z"])
        self.run_program("plot", "g.json", "-o", "p.json")
        self.assertIsNone(HIDDEN.search(pathlib.Path("p.json").read_text(encoding="utf-8")))

    def test_csv_holds_names_that_look_like_something_else(self):
        for first in ("\ufeffA", "[A", "{A", "NFG A", "#A", "A;B", "=A"):
            put("g.json", game(("[x", "{y"), ("\ufeffz", "w"), (first, "B")))
            self.out("convert", "g.json", "g.csv")
            table = pathlib.Path("g.csv").read_bytes()
            for arguments in (["g.csv"], ["-"]):
                outcome = self.run_program("convert", *arguments, "-", "--format", "json", stdin=table)
                self.assert_code(outcome, 0)
                players = json.loads(outcome.out)["players"]
                self.assertEqual(players[0]["name"], first)
                self.assertEqual(players[1]["strategies"], ["\ufeffz", "w"])

    def test_csv_safe_has_no_formulas(self):
        put("=g.json", game(("=1+1", "+x"), ("-y", "@z"), ("\tA", "=B"), "=cmd"))
        plain = list(csv.DictReader(io.StringIO(self.out("./=g.json", "--format", "csv"))))
        self.assertEqual({row["strategy"] for row in plain}, {"=1+1", "+x", "-y", "@z"})
        safe = list(csv.DictReader(io.StringIO(self.out("./=g.json", "--format", "csv", "--csv-safe"))))
        self.assertEqual({row["strategy"] for row in safe}, {"'=1+1", "'+x", "'-y", "'@z"})
        self.assertEqual({row["title"] for row in safe}, {"'=cmd"})
        self.assertEqual([row["payoff"] for row in safe], [row["payoff"] for row in plain])

    def test_markdown_has_no_markup_of_labels(self):
        hostile = "<script>alert(1)</script>"
        for names in (("- B", "+ C"), ("1. x", "2) y"), ("# A", "> B"), ("===", "---"), ("```", "~~~"), ("* A", "| B |")):
            put("g.json", game((hostile, "b"), ("[x](y)", "![i](http://h)"), names, "- t"))
            fence = ""
            for line in self.out("explain", "g.json", "--format", "markdown").splitlines():
                if re.fullmatch("`{3,}", line):
                    fence = "" if line == fence else fence or line
                    continue
                if fence:
                    continue
                self.assertNotIn("<script", line.replace("\\<", ""))
                self.assertFalse(line.startswith(tuple(name for name in names if not name.startswith("#"))), line)
                self.assertNotRegex(line, r"(?<!\\)\]\(")
            self.assertEqual(fence, "")

    def test_latex_has_no_commands_of_labels(self):
        put("g.json", game(("Pay", "[0, 1] Do not"), ("[x", "*y"), ("\\input{x}", "a``b''--c"), "%$&#_{}~^"))
        text = self.out("explain", "g.json", "--format", "latex")
        joined = "".join(text.split())
        for bad in ("\\\\[", "\\\\*", "\\item[", "\\input", "``", "''", "--c"):
            self.assertNotIn(bad, joined)

    def test_latex_shows_or_names_every_character(self):
        put("g.json", game(("αβ", "数"), ("😀", "Łódź"), ("é", "한")))
        text = self.out("explain", "g.json", "--format", "latex")
        self.assertIn("\\shownchar{03B1}{α}\\shownchar{03B2}{β}", text)
        self.assertIn("\\shownchar{1F600}{😀}", text)
        self.assertIn("Łódź", text)
        self.assertIn("\\newcommand{\\shownchar}", text)
        self.assertIn("\\setmainfont", text)

    def test_every_output_is_text_whatever_a_file_is_named(self):
        for name in (b"\xff\xfe.json", b"a\nb.json", b"\x1b[31m.json"):
            put(os.fsdecode(name), game("xy", "xy"))
            put(os.fsdecode(name + b".json"), BOS.replace("2,", '"c",', 1))
            for command in ([name], ["explain", name], ["info", name], ["plot", name]):
                text = self.out(*command)
                self.assertNotRegex(text, "[\x1b\ufffd]", command)
            for form in ("json", "jsonl", "csv", "lrs", "gambit"):
                self.assertNotIn(b"\xff", self.out(name, "--format", form).encode())
            for form in ("json", "csv", "text"):
                self.out(name + b".json", "--set", "c=0:4", "--format", form)
            for form in ("json", "markdown", "latex"):
                self.out("explain", name, "--format", form)
            for picture in ("p.html", "p.svg", "p.json"):
                self.out("plot", name, "-o", picture)
                self.assertTrue(pathlib.Path(picture).read_text(encoding="utf-8"))

    def test_text_shows_controls_as_escapes(self):
        put("g.json", game(("x\x1b[31m", "\u202ey"), ("\ufffez", "\x9bw"), ("A\n", "B\r")))
        for command in (["g.json"], ["explain", "g.json"], ["info", "g.json"], ["plot", "g.json"],
                        ["check", "g.json", "1,0", "1,0"]):
            text = self.out(*command, codes=(0, 1))
            self.assertIsNone(HIDDEN.search(text), command)
            self.assertNotIn("\x1b", text)


if __name__ == "__main__":
    main()
