"""nashsolve-check and the program under the name lrsnash: what they read, where they write, and what they say."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, IS_ROOT, NASHSOLVE, FaultTest, Outcome, long_game, main, no_core, put

CHECKER = NASHSOLVE + "-check"
LRS = "2 2\n\n2 0\n0 1\n\n1 0\n0 2\n"


class OtherPrograms(FaultTest):
    def setUp(self):
        super().setUp()
        long_game("g.json", "8x8")
        self.assert_code(self.run_program("g.json", "--format", "json", "-o", "r.json", "--proof", "proof"), 0)
        put("game", LRS)
        os.symlink(NASHSOLVE, "lrsnash")

    def other(self, program, *arguments, shell="", user=None):
        command = ["sh", "-c", shell + ' exec "$@"', "sh", program, *arguments]
        if user:
            command = ["setpriv", "--reuid", user, "--regid", "nogroup", "--clear-groups", *command]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
        return Outcome(done.returncode, done.stdout, done.stderr.decode())

    def check(self, *arguments, **options):
        return self.other(CHECKER, *(arguments or ("g.json", "proof", "r.json")), **options)

    def lrsnash(self, *arguments, **options):
        return self.other("./lrsnash", *arguments, **options)


class Checker(OtherPrograms):
    def assert_not_verified(self, text, *arguments, **options):
        outcome = self.check(*arguments, **options)
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.out, b"")
        self.assertRegex(outcome.err, "\\A[ -~]*\n\\Z")
        self.assertIn(text, outcome.err)
        self.assertLess(len(outcome.err), 6000)

    def test_options_that_change_the_game_are_taken(self):
        put("family.json", '{"parameters": {"c": {}, "d": {}}, "symmetric": [["1 - c/2", 2], [0, "d"]]}')
        put("costs.csv", "Costs of both players\n,L,R\nT,4|2,0|1\nB,1|5,3|3\n")
        put("cut.json", '{"payoffs": [[[0.6666667, 1], [0, 0]], [[0, 0], [0.3333333, 2]]]}')
        for game, *options in (("family.json", "--set", "c=3,d=1"), ("family.json", "--set", "d=1", "--set", "c=3"),
                               ("costs.csv", "--minimize"), ("cut.json", "--rationalize")):
            solved = self.run_program(game, *options, "--format", "json", "-o", "result", "--proof", "why")
            self.assert_code(solved, 0)
            self.assert_code(self.check(*options, game, "why", "result"), 0)
            self.assert_not_verified("", game, "why", "result")
        self.assert_not_verified("", "--set", "c=2,d=1", "family.json", "why", "result")

    def test_its_man_page_has_every_option_of_its_help(self):
        page = pathlib.Path(__file__).parents[2] / "share" / "nashsolve" / "nashsolve-check.1"
        said = page.read_text(encoding="utf-8").replace("\\-", "-")
        options = set(re.findall("--[a-z-]+", self.check("--help").out.decode()))
        self.assertGreater(len(options), 8)
        self.assertEqual(options, set(re.findall("--[a-z-]+", said)))

    def test_what_is_no_file_of_its_kind(self):
        with open("result", "wb") as file:
            file.write(pathlib.Path("r.json").read_bytes() + b"\0")
            file.truncate(10 << 30)
        with open("longer", "wb") as file:
            file.write(pathlib.Path("proof").read_bytes())
            file.truncate(10 << 30)
        put("deep", '{"equilibria": ' + "[" * 2_000_000)
        os.symlink("loop", "loop")
        for text, *bad in (("a folder", "."), ("/dev/zero", "/dev/zero"), ("/dev/urandom", "/dev/urandom"), ("missing", "missing"),
                           ("loop", "loop"), ("longer", "longer"), ("deep", "deep"), ("result", "result"),
                           ("\\u001b[31m\\u000a\\u202e", "\x1b[31m\n\u202e"), ("yyy...", "y" * 50_000)):
            for place in range(3):
                if bad[0] in ("result", "longer", "deep") and place != 2 - (bad[0] == "longer"):
                    continue
                arguments = ["g.json", "proof", "r.json"]
                arguments[place] = bad[0]
                self.assert_not_verified(text, *arguments)

    def test_where_its_verdict_cannot_go(self):
        for shell in ("exec 1>/dev/full;", "exec 1>&-;", "exec 0<&- 1>&-;"):
            for arguments in ((), ("--help",), ("--version",)):
                self.assert_not_verified("standard output: cannot be written", *arguments, shell=shell)
        self.assert_code(self.check(shell="exec 0<&- 2>&-;"), 0)
        self.assert_code(self.check(shell="exec 0<&- 1>&- 2>&-;"), 1)

    def test_a_command_line_that_is_wrong(self):
        for arguments in (("--\x1b[31m\n",), ("--threads", "\x9b"), ("--threads", "0"), ("--threads", "1" * 50_000), ("--threads",),
                          ("--set", "c"), ("--set", ""), ("--input-format", "\x1b"), ("--input-format", "y" * 50_000), (), ("a",), ("a", "b", "c", "d")):
            outcome = self.other(CHECKER, *arguments)
            self.assert_code(outcome, 2)
            self.assertRegex(outcome.err, "\\Anashsolve-check: [ -~]*\n\\Z")

    def test_little_of_anything(self):
        for kilobytes in (12000, 20000, 40000):
            self.assert_code(self.check(shell=f"ulimit -c 0; ulimit -v {kilobytes};"), 0, 1, 127)
        for most in (3, 4, 5):
            self.assert_code(self.check(shell=f"ulimit -n {most};"), 0, 1, 127)

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_no_threads(self):
        os.chmod(".", 0o755)
        self.assert_code(self.check("--threads", "4", "g.json", "proof", "r.json", user="nobody", shell="ulimit -u 1;"), 0)

    def test_signals_end_what_waits(self):
        os.mkfifo("pipe")
        for place in range(3):
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                arguments = ["g.json", "proof", "r.json"]
                arguments[place] = "pipe"
                child = subprocess.Popen([CHECKER, *arguments], stderr=subprocess.DEVNULL)
                time.sleep(0.1)
                child.send_signal(number)
                self.assertEqual(self.end_of(child), -number)


class Lrsnash(OtherPrograms):
    def test_an_output_that_is_an_input_is_refused(self):
        os.symlink("game", "link")
        os.link("game", "other")
        for name in ("game", "./game", "link", "other"):
            for arguments in (["game", "-o", name], ["-o", name, "game"], ["missing", "game", "--outfile", name]):
                outcome = self.lrsnash(*arguments)
                self.assert_code(outcome, 1)
                self.assertIn("found one of the inputs", outcome.out.decode() + outcome.err)
                self.assertEqual(pathlib.Path("game").read_text(encoding="utf-8"), LRS)

    def test_what_cannot_be_written(self):
        os.symlink("nowhere", "dangling")
        for arguments, shell in ((["-o", "/dev/full"], ""), (["-o", "."], ""), (["-o", "missing/x"], ""), (["-o", "dangling"], ""),
                                 ([], "exec 1>/dev/full;"), ([], "exec 1>&-;"), (["-o", "x"], "ulimit -f 0; trap '' XFSZ;")):
            outcome = self.lrsnash("game", *arguments, shell=shell)
            self.assert_code(outcome, 1)
            self.assertIn(": ", outcome.err)
            self.assert_nothing_left()
            self.assertFalse(os.path.exists("x"))

    def test_what_is_no_game_is_one_line(self):
        for bad in ("/dev/zero", "/dev/urandom", ".", "missing", "\x1b[31m\n"):
            outcome = self.lrsnash(bad, "game")
            self.assert_code(outcome, 1)
            self.assertTrue(outcome.out.startswith(b"*"))
            self.assertIn(b"equilibria found: 3", outcome.out)
            self.assertNotIn(b"\x1b", outcome.out)
            self.assertEqual(outcome.err, "")
        for text in ("99999999999 99999999999\n1", "100000 100000\n1", "-1 2\n", "2 2\n1 1 1\n", "2 2\n" + "9" * 500_000):
            put("bad", text)
            outcome = self.lrsnash("bad")
            self.assert_code(outcome, 1)
            self.assertTrue(outcome.out.startswith(b"*bad:"))
            self.assertLess(len(outcome.out), 1000)

    def test_what_holds_no_answer_replaces_no_result(self):
        put("bad", "2 2\n1 1 1\n")
        put("old", "old")
        for arguments in (["missing"], ["bad"], ["bad", "missing"]):
            outcome = self.lrsnash(*arguments, "-o", "old")
            self.assert_code(outcome, 1)
            self.assertEqual(outcome.out.count(b"\n*") + 1, len(arguments))
            self.assertEqual(outcome.err, "")
            self.assertEqual(pathlib.Path("old").read_text(encoding="utf-8"), "old")
        self.assert_code(self.lrsnash("bad", "game", "-o", "old"), 1)
        self.assertIn("equilibria found: 3", pathlib.Path("old").read_text(encoding="utf-8"))
        self.assert_nothing_left()

    def test_signals(self):
        long_game("long.lrs", "60x60")
        os.mkfifo("pipe")
        for arguments, wait in ((["pipe"], 0.2), (["game", "pipe"], 0.2), (["long.lrs"], 0.3), (["long.lrs", "game", "-o", "o"], 0.3)):
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
                child = subprocess.Popen(["./lrsnash", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=no_core)
                time.sleep(wait)
                child.send_signal(number)
                out, _ = child.communicate(timeout=20)
                self.assertEqual(child.returncode, -number if number == signal.SIGQUIT else 130, arguments)
                self.assert_nothing_left()
                if arguments[0] == "game":
                    self.assertIn(b"equilibria found: 3", out)
                elif number != signal.SIGQUIT and len(arguments) == 1 and arguments[0] != "pipe":
                    self.assertIn(b"Status: interrupted", out)

    def test_little_memory(self):
        long_game("big.lrs", "700x700")
        for kilobytes in (self.least_kilobytes(), 16000, 30000):
            outcome = self.lrsnash("big.lrs", "game", shell=f"ulimit -c 0; ulimit -v {kilobytes};")
            self.assert_code(outcome, 0, 1)
            self.assertIn(b"equilibria found: 3" if kilobytes > 16000 else b"", outcome.out)


if __name__ == "__main__":
    main()
