"""An input that never ends, nests deeper than any stack, or asks for much in few bytes."""

import json
import os
import random
import resource
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, FaultTest, main, put


class Endless(FaultTest):
    """An input that cannot be a game is refused at the first byte that shows it."""

    def assert_refused_soon(self, *arguments, shell=""):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        outcome = self.run_program(*arguments, shell=shell, seconds=20)
        self.assert_code(outcome, 1)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(after, max(before + 1, 300_000), arguments)
        self.assertLess(len(outcome.err), 1000)

    def test_devices_and_sparse_files(self):
        for ending in ("json", "csv", "nfg", "lrs", "jsonl", "game"):
            with open("sparse." + ending, "wb") as file:
                file.truncate(10 << 30)
            with open("begun." + ending, "wb") as file:
                file.write(b'{"payoffs": [')
                file.truncate(10 << 30)
            self.assert_refused_soon("sparse." + ending)
            self.assert_refused_soon("begun." + ending)
        for device in ("/dev/urandom", "/dev/zero"):
            self.assert_refused_soon(device)
            self.assert_refused_soon("-", shell=f"exec < {device};")
            self.assert_refused_soon("info", device)
            for form in ("json", "csv", "nfg", "lrs", "jsonl"):
                self.assert_refused_soon(device, "--input-format", form)

    def test_every_command(self):
        put("game.json", BOS)
        put("parts/1.json", "{}")
        with open("begun.json", "wb") as file:
            file.write(b'{"schema": "nashsolve/1", "game": {')
            file.truncate(10 << 30)
        for endless in ("/dev/urandom", "/dev/zero", "begun.json"):
            for command in (["info", endless], ["explain", endless], ["plot", endless], ["continue", endless],
                            ["continue", "game.json", endless], ["check", endless, "1", "1"],
                            ["convert", endless, "out.nfg"], ["split", endless, "--parts", "2", "-o", "out/"],
                            ["merge", endless, "parts"]):
                self.assert_refused_soon(*command)
        self.assertEqual(sorted(os.listdir(".")), ["begun.json", "game.json", "parts"])


class Unreadable(FaultTest):
    """What cannot be read is told once, by its own words."""

    def test_an_input_that_fails(self):
        for arguments, shell in ((["-"], "exec <&-;"), (["/proc/self/mem"], "")):
            outcome = self.run_program(*arguments, shell=shell)
            self.assert_code(outcome, 1)
            self.assertEqual(outcome.err, arguments[0] + ": the file cannot be read\n")

    def test_a_link_that_leads_nowhere(self):
        put("in/a.json", BOS)
        os.symlink("nowhere.json", "in/b.json")
        outcome = self.run_program("in", "--format", "jsonl")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.out.count(b"\n"), 1)
        self.assertIn("in/b.json: the file cannot be read", outcome.err)

    def test_a_result(self):
        put("a.json", BOS)
        self.run_program("a.json", "-o", "r.json")
        outcome = self.run_program("r.json")
        self.assert_code(outcome, 1)
        self.assertIn("found a result of nashsolve", outcome.err)


DEEP = 200_000


class Nested(FaultTest):
    """What nests deeper than any stack is refused by each reader: few lines, and no signal."""

    DOCUMENTS = {
        "lists.json": '{"payoffs": ' + "[" * DEEP + "]" * DEEP + "}",
        "objects.json": '{"game": ' + '{"a": ' * DEEP + "1" + "}" * DEEP + "}",
        "open.json": "[" * DEEP,
        "lists.jsonl": '{"payoffs": ' + "[" * DEEP + "]" * DEEP + "}\n",
        "brackets.json": '{"payoffs": [[["' + "(" * DEEP + "x" + ")" * DEEP + '", 1]]]}',
        "signs.json": '{"payoffs": [[["' + "-" * DEEP + 'x", 1]]]}',
        "powers.json": '{"payoffs": [[["' + "x^" * DEEP + '2", 1]]]}',
        "brackets.csv": '"' + "(" * DEEP + "x" + ")" * DEEP + '",2\n',
        "braces.nfg": 'NFG 1 R "" { "a" "b" } ' + "{ " * DEEP,
        "moves.efg": 'EFG 2 R "" { "a" "b" }\n' + 'p "" 1 1 "" { "a" } 0\n' * DEEP,
        "nodes.xml": '<gte version="0.1"><extensiveForm>' + "<node>" * DEEP,
        "result.json": '{"schema": "nashsolve/1", "status": "complete", "game": {"a": ' + "[" * DEEP + "]" * DEEP + "}}",
    }

    def test_every_reader(self):
        for name, text in self.DOCUMENTS.items():
            put(name, text)
            for command in ([name], ["info", name], ["check", name, "1", "1"], ["continue", name]):
                outcome = self.run_program(*command, shell="ulimit -c 0;")
                self.assert_code(outcome, 1)
                self.assertEqual(outcome.out, b"", command)
                self.assertLess(len(outcome.err), 1000, command)


class SmallFiles(FaultTest):
    """Few bytes that ask for much: over soon after the limit, in bounded memory, with an answer."""

    @staticmethod
    def cells(sizes, payoff, chosen=()):
        if len(chosen) == len(sizes):
            return payoff(chosen)
        return [SmallFiles.cells(sizes, payoff, (*chosen, k)) for k in range(sizes[len(chosen)])]

    def games(self):
        draw = random.Random(7)
        put("few-rows.json", json.dumps({"payoffs": self.cells((3, 1500), lambda _: [draw.randint(0, 1), draw.randint(0, 1)])}))
        put("ties.json", json.dumps({"payoffs": self.cells((200, 200), lambda _: [0, 0])}))
        put("copies.json", json.dumps({"payoffs": self.cells((60, 300), lambda c: [c[0] % 3, c[1] % 2])}))
        put("two-columns.csv", "1,0\n0,1\n" * 50_000)
        put("dummies.json", json.dumps({"payoffs": self.cells((2,) * 10, lambda c: [c[0]] + [0] * 9)}))
        put("pennies.json", json.dumps({"payoffs": self.cells((2,) * 9, lambda c: [(c[k] + c[k - 1]) % 2 for k in range(9)])}))
        put("sets.efg", 'EFG 2 R "" { "a" "b" }\n' + "".join(
            f'p "" 1 {k} "" {{ "L" "R" }} 0\nt "" {k} "" {{ {k}, 1 }}\n' for k in range(1, 60)) + 't "" 60 "" { 0, 2 }\n')
        return [("few-rows.json",), ("ties.json",), ("copies.json",), ("two-columns.csv", "--zero-sum"), ("dummies.json",),
                ("pennies.json",), ("sets.efg",)]

    def test_solving(self):
        for game in self.games():
            self.assertLess(os.path.getsize(game[0]), 500_000)
            for options in (["--index"], ["--find", "one"]):
                outcome = self.run_program(*game, *options, "--details", "never", "--format", "json", "--time-limit", "0.4",
                                           seconds=20, shell="ulimit -v 3000000;")
                self.assert_code(outcome, 0, 3)
                self.assertGreater(len(json.loads(outcome.out)["equilibria"]), 0, game)

    def test_reading_on(self):
        for game in self.games():
            for command in ("info", "explain", "plot"):
                outcome = self.run_program(command, *game, seconds=40, shell="ulimit -v 3000000;",
                                           *([] if command == "info" else ["--time-limit", "0.4"]))
                self.assert_code(outcome, 0, 1, 3)
                self.assertTrue(outcome.out or outcome.err, (command, game))


if __name__ == "__main__":
    main()
