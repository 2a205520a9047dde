"""What is said of hostile input is one line of bounded length, whatever stands in it, and who reads it may go away."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, NASHSOLVE, WITH_A_WARNING, FaultTest, folder_of, main, put, results_in

DIGITS = "9" * 300_000
WORD = "y" * 50_000
NUMBER = "9" * 50_000
HOSTILE = "\x1b[31m\n\u202e" + "z" * 3000

FORMS = {
    "json": lambda n: json.dumps({"payoffs": [[[n, 1], [1, 1]], [[1, 1], [1, 1]]]}),
    "csv": lambda n: f'"{n},1","1,1"\n"1,1","1,1"\n',
    "nfg": lambda n: f'NFG 1 R "t" {{ "a" "b" }} {{ 2 2 }}\n\n{n} 1 1 1 1 1 1 1\n',
    "lrs": lambda n: f"2 2\n\n{n} 1\n1 1\n\n1 1\n1 1\n",
    "gam": lambda n: f"2\n2 2\n\n{n} 1 1 1\n1 1 1 1\n",
    "efg": lambda n: f'EFG 2 R "t" {{ "a" "b" }}\n""\n\np "" 1 1 "" {{ "l" "r" }} 0\nt "" 1 "" {{ {n} 1 }}\nt "" 2 "" {{ 1 1 }}\n',
    "chance.efg": lambda n: f'EFG 2 R "t" {{ "a" "b" }}\n""\n\nc "" 1 "" {{ "l" {n} "r" 1/2 }} 0\nt "" 1 "" {{ 1 1 }}\nt "" 2 "" {{ 1 1 }}\n',
    "factor.json": lambda n: json.dumps({"payoffs": [[[f"c*{n}", 1], [1, 1]], [[1, 1], [1, 1]]]}),
    "power.json": lambda n: json.dumps({"payoffs": [[[f"c^{n}", 1], [1, 1]], [[1, 1], [1, 1]]]}),
}
NUMBERS = ("1e999999999", "1e-999999999", "1e99999999999999999999", "0e999999999", "1e1000001", "1/0", "1e", "0x1p99999999", DIGITS,
           "1/" + DIGITS, "0." + "0" * 200_000 + "1", WORD)
COUNTS = {
    "a.lrs": "99999999999 99999999999\n1\n", "b.lrs": "100000 100000\n1\n", "c.lrs": "-1 2\n1\n", "a.gam": "99999999999\n2 2\n",
    "b.gam": "2\n9999999999 9999999999\n1", "c.gam": "60\n" + "2 " * 60 + "\n1",
    "a.nfg": 'NFG 1 R "t" { "a" "b" } { 99999999999 99999999999 }\n\n1', "b.nfg": 'NFG 1 R "t" { ' + '"a" ' * 60 + "} { " + "2 " * 60 + "}\n\n1",
    "c.nfg": 'NFG 1 R "t" { "a" "b" } { 0 2 }\n\n1',
    "a.efg": 'EFG 2 R "t" { "a" "b" }\n""\n\np "" 99999999999999999999 1 "" { "l" "r" } 0\n',
    "b.efg": 'EFG 2 R "t" { "a" "b" }\n""\n\np "" 3 1 "" { "l" "r" } 0\nt "" 1 "" { 1 1 }\nt "" 2 "" { 1 1 }\n',
}


class Messages(FaultTest):
    def assert_short(self, *arguments, codes=(1, 2), lines=1):
        outcome = self.run_program(*arguments, shell="ulimit -c 0; ulimit -v 3000000;", seconds=30)
        self.assert_code(outcome, *codes)
        if outcome.code in (1, 2):
            said = [line for line in outcome.err.splitlines() if not line.startswith("  hint: ")]
            self.assertEqual(len(said), lines, (str(arguments)[:200], str(outcome)))
            self.assertTrue(all(0 < len(line) < 6000 for line in outcome.err.splitlines()), str(arguments)[:200])
            self.assertNotRegex(outcome.err, "[\x1b\u202e]")
        return outcome

    def test_of_numbers(self):
        for ending, form in FORMS.items():
            for number in NUMBERS:
                name = put("n." + ending, form(number))
                for command in (["info", name], ["convert", name, "-", "--format", "json"]):
                    outcome = self.assert_short(*command, "-q", codes=(0, 1, 2))
                    if outcome.code:
                        self.assertLess(len(outcome.err), 1000, (ending, number[:20]))

    def test_of_counts(self):
        for name, text in COUNTS.items():
            put(name, text)
            for command in ([name], ["info", name], ["check", name, "1", "1"], ["split", name, "-o", "s"]):
                outcome = self.assert_short(*command, codes=(1,))
                self.assertRegex(outcome.err, f"\\A{name}:[1-9][0-9]*:[1-9][0-9]*: found .*, expected ", command)

    def test_of_labels(self):
        def game(*labels):
            return json.dumps({"players": [{"name": name, "strategies": list(labels[:2])} for name in labels[2:]],
                               "payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]})
        for text in (WORD, HOSTILE):
            for name, content in (("same.json", game(text, text, "A", "B")), ("players.json", game("a", "b", text, text)),
                                  ("payoff.json", json.dumps({"payoffs": [[[text, 1]]]})), ("kind.json", json.dumps({"payoffs": text}))):
                put(name, content)
                self.assert_short("info", name, codes=(0, 1))
            put("recall.efg", 'EFG 2 R "t" { "a" "b" }\n""\n\np "" 1 1 "' + WORD + '" { "' + WORD + '" } ' + WORD)
            self.assertLess(len(self.assert_short("recall.efg").err), 1000)

    def test_of_what_was_typed(self):
        put("bos.json", BOS)
        put("family.json", '{"payoffs": [[["c", 1], [0, 0]], [[0, 0], [1, 2]]]}')
        for text in (WORD, HOSTILE):
            for arguments in (["check", "bos.json", text, "1"], ["check", "bos.json", "1,0", "@" + text], ["check", "bos.json", "[" + text],
                              ["bos.json", "--start", text], ["plot", "bos.json", "--chart", text], ["family.json", "--set", "c=" + text],
                              ["bos.json", "--" + text], ["bos.json", "--format", text], ["generate", text], ["convert", "bos.json", text],
                              ["continue", text], ["merge", "bos.json", text], ["info", text], ["bos.json", "-o", text + "/"],
                              ["bos.json", "--proof", text + "/x"], ["bos.json", "--checkpoint", text + "/x"]):
                self.assert_short(*arguments)
        for arguments in (["check", "bos.json", "1,0", NUMBER + ",1"], ["check", "bos.json", "1,0", "1/" + NUMBER + ",1"],
                          ["family.json", "--set", f"c=0:{NUMBER}:1"], ["bos.json", "--threads", NUMBER], ["bos.json", "--time-limit", NUMBER],
                          ["bos.json", "--slice", NUMBER + "/" + NUMBER], ["generate", "random", "--size", NUMBER],
                          ["split", "bos.json", "--parts", NUMBER, "-o", "s"], ["explain", "bos.json", "--equilibrium", NUMBER]):
            self.assertLess(len(self.assert_short(*arguments).err), 1500)

    def test_the_place_stays_whole(self):
        deep = "/".join(["d" * 200] * 15)
        os.makedirs(deep)
        put("short", WORD)
        os.rename("short", deep + "/game.json")
        outcome = self.assert_short("info", deep + "/game.json")
        self.assertIn("/game.json:1:1: found ", outcome.err)
        put("x.json", BOS)
        self.assertIn("/missing/x: cannot be written: ", self.assert_short("x.json", "-o", deep + "/missing/x").err)


class Readers(FaultTest):
    """Whoever reads what is said to people may go away."""

    def test_the_reader_goes_away(self):
        folder_of(100, WITH_A_WARNING)
        put("all.jsonl", "".join(WITH_A_WARNING + "\n" for _ in range(100)))
        for arguments in (["in", "-o", "out/"], ["all.jsonl", "--format", "jsonl", "-o", "out.jsonl"],
                          ["in", "--format", "csv", "-o", "out.csv"]):
            reading, writing = os.pipe()
            child = subprocess.Popen([NASHSOLVE, *arguments], stdout=subprocess.DEVNULL, stderr=writing)
            os.close(writing)
            os.close(reading)
            self.assertEqual(self.end_of(child), 0, arguments)
        self.assertEqual(len(results_in("out")), 100)
        self.assertEqual(len(pathlib.Path("out.jsonl").read_text(encoding="utf-8").splitlines()), 100)

    def test_a_full_place_for_messages_changes_no_result(self):
        folder_of(20, WITH_A_WARNING)
        self.assert_code(self.run_program("in", "-o", "out/", shell="exec 2>/dev/full;"), 0)
        self.assertEqual(len(results_in("out")), 20)


if __name__ == "__main__":
    main()
