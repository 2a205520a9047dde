"""Long searches and their parts: what is written besides a result, and what goes on with it (--checkpoint, --proof,
--report, continue, split, merge)."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, IS_ROOT, NASHSOLVE, FaultTest, ignoring, long_game, main, no_core, put, wait_until

SMALL = "8x8"


class SearchTest(FaultTest):
    """In the folder: bos.json, small.json, long.json, r.json (a search of it that was stopped), and of small.json
    the parts p/1.json to 4.json with the proofs of all."""

    def setUp(self):
        super().setUp()
        put("bos.json", BOS)
        long_game("small.json", SMALL)
        long_game("long.json")

    def stopped(self):
        self.assert_code(self.run_program("long.json", "--format", "json", "--time-limit", "0.3", "-o", "r.json"), 3)

    def parts(self, done=True):
        self.assert_code(self.run_program("split", "small.json", "--parts", "4", "-o", "p", "--proof", "division"), 0)
        os.rename("division", "p/division.proof")
        for k in range(1, 5) if done else ():
            self.assert_code(self.run_program("continue", f"p/{k}.json", "-o", f"p/{k}.json", "--proof",
                                              f"p/{k}.proof"), 0)

    def content(self):
        return {str(path): path.read_bytes() for path in pathlib.Path(".").rglob("*") if path.is_file()}


class OneName(SearchTest):
    """What is written is neither what is read nor what else is written."""

    def assert_refused(self, code, text, *arguments):
        before = self.content()
        outcome = self.run_program(*arguments, seconds=20)
        self.assert_code(outcome, code)
        self.assertIn(text, outcome.err, arguments)
        self.assertEqual(self.content(), before, arguments)

    def test_of_two_outputs(self):
        self.stopped()
        os.symlink("link", "new")
        put("old", "kept")
        os.symlink("old", "other")
        os.link("old", "third")
        for a, b in (("-o", "--proof"), ("-o", "--report"), ("--report", "--proof")):
            for first, second in (("x", "x"), ("x", "./x"), ("x", os.path.abspath("x")), ("old", "other"), ("old", "third")):
                self.assert_refused(2, f"{b}: found '{second}', expected another file than that of", "bos.json", a, first, b, second)
        self.assert_refused(2, "another file than that of --output", "split", "small.json", "-o", "x", "--proof", "x")
        self.assert_refused(2, "another file than that of --output", "merge", "small.json", "p", "-o", "x", "--proof", "x")
        self.assert_refused(2, "another file than that of --report", "bos.json", "--report", "x", "--checkpoint", "x")
        # What a search has so far makes room for its result; a device takes both.
        for arguments in (["bos.json", "-o", "x", "--checkpoint", "x"], ["bos.json", "-o", "/dev/null", "--proof", "/dev/null"]):
            self.assert_code(self.run_program(*arguments), 0)

    def test_of_a_part_and_a_proof(self):
        self.assert_code(self.run_program("split", "small.json", "--parts", "4", "-o", "p", "--proof", "p/2.json"), 1)
        self.assertFalse(os.path.exists("p"))

    def test_of_an_input(self):
        self.stopped()
        self.parts()
        put("profile", "1,0 1,0")
        game = "found one of the games"
        part = "found one of the inputs"
        os.symlink("1.json", "p/link")
        for text, *arguments in (
                (game, "long.json", "--checkpoint", "long.json"), (game, "small.json", "--proof", "small.json"),
                (game, "continue", "r.json", "-o", "long.json"), (game, "continue", "r.json", "--checkpoint", "long.json"),
                (game, "continue", "p/1.json", "--proof", "small.json"),
                (game, "split", "small.json", "-o", "q", "--proof", "small.json"),
                (game, "merge", "small.json", "p", "-o", "small.json"), (game, "merge", "small.json", "p", "--proof", "small.json"),
                (part, "merge", "small.json", "p", "-o", "p/1.json"), (part, "merge", "small.json", "p", "-o", "p/link"),
                (part, "merge", "small.json", "p", "--proof", "p/2.json"),
                (part, "merge", "small.json", "p", "--proof", "p/1.proof"),
                ("found one of the inputs", "check", "bos.json", "@profile", "-o", "profile")):
            self.assert_refused(1, text, *arguments)


class Places(SearchTest):
    """What cannot be written is told before a search, and what can no longer be written takes no result with it."""

    def test_that_cannot_be_are_told_before(self):
        self.stopped()
        self.parts(done=False)
        os.symlink("nowhere", "dangling")
        os.symlink("loop", "loop")
        os.mkdir("folder")
        for place in ("missing/x", "bos.json/x", "dangling", "loop", "folder"):
            for arguments in (["long.json", "--checkpoint", place], ["long.json", "--proof", place],
                              ["long.json", "--report", place], ["continue", "r.json", "--checkpoint", place],
                              ["continue", "r.json", "-o", place], ["continue", "p/1.json", "--proof", place],
                              ["split", "small.json", "-o", "q", "--proof", place]):
                outcome = self.run_program(*arguments, "-q", seconds=20)
                self.assert_code(outcome, 1)
                self.assertEqual(outcome.out, b"", arguments)
                self.assertIn(place + ":", outcome.err, arguments)
                self.assertEqual(outcome.err.count("\n"), 1, arguments)

    def test_of_checkpoints_are_files(self):
        os.mkfifo("pipe")
        for place in ("/dev/null", "/dev/full", "pipe"):
            outcome = self.run_program("long.json", "--checkpoint", place, "-q", seconds=20)
            self.assert_code(outcome, 1)
            self.assertIn("found a device or a pipe", outcome.err)

    def test_a_full_one_for_the_proof_loses_no_result(self):
        for arguments in (["small.json"], ["small.json", "--format", "json", "-o", "result"],
                          ["small.json", "--report", "/dev/full"]):
            outcome = self.run_program(*arguments, "--proof", "/dev/full")
            self.assert_code(outcome, 1)
            self.assertIn("small.json: no proof was written: /dev/full: cannot be written: No space left", outcome.err)
            self.assertEqual(outcome.err.count("\n"), 2 if "--report" in arguments else 1)
        self.assert_whole("result")

    def test_a_checkpoint_that_fails_ends_no_search(self):
        self.stopped()
        for command in (["long.json"], ["continue", "r.json"]):
            outcome = self.run_program(*command, "--format", "json", "--time-limit", "1", "--checkpoint", "c", "--every",
                                       "0.05", shell="ulimit -f 2; trap '' XFSZ;")
            self.assert_code(outcome, 1)
            self.assertEqual(json.loads(outcome.out)["status"], "time_limit")
            self.assertEqual(outcome.err, "c: cannot be written: File too large\n")
            self.assertFalse(os.path.exists("c"))
            self.assert_nothing_left()

    def test_a_reader_that_leaves_loses_no_result(self):
        os.mkfifo("pipe")
        for option in ("--proof", "--report"):
            reader = threading.Thread(target=lambda: os.close(os.open("pipe", os.O_RDONLY)))
            reader.start()
            outcome = self.run_program("small.json", option, "pipe")
            reader.join()
            self.assert_code(outcome, 1)
            self.assertIn(b"equilibria, complete", outcome.out)
            self.assertIn("pipe: cannot be written: Broken pipe", outcome.err)

    def test_stretches_of_no_length_come_to_an_end(self):
        for every in ("1e-400", "1e-300", "0.000000001"):
            self.assert_code(self.run_program("small.json", "--checkpoint", "c", "--every", every, "-q", seconds=60), 0)


class Waiting(SearchTest):
    """A signal ends what waits for a pipe, in every role."""

    def test_for_any_file(self):
        self.parts()
        self.stopped()
        os.mkfifo("pipe.json")
        os.mkdir("q")
        os.mkfifo("q/1.json")
        os.mkfifo("p/9.proof")
        for arguments in (["continue", "pipe.json"], ["continue", "r.json", "pipe.json"], ["continue", "p/1.json", "--proof", "pipe.json"],
                          ["merge", "small.json", "q"], ["merge", "pipe.json", "p"], ["merge", "small.json", "p", "--proof", "new"],
                          ["check", "bos.json", "@pipe.json"], ["split", "small.json", "-o", "s", "--proof", "pipe.json"],
                          ["small.json", "--report", "pipe.json"], ["small.json", "--proof", "pipe.json"],
                          ["convert", "small.json", "pipe.json"], ["generate", "random", "-o", "pipe.json"]):
            child = self.start(*arguments)
            time.sleep(0.2)
            child.terminate()
            self.assertEqual(self.end_of(child, 5), 0 if child.args[1:] == ["continue", "p/1.json"] else 130, arguments)
        self.assert_nothing_left()


class Signals(SearchTest):
    """At any moment of any command that searches: in order, and what stands under a name is whole."""

    COMMANDS = {"continue": ["continue", "r.json", "-o", "o/r"], "part": ["continue", "p/1.json", "-o", "o/r", "--proof", "o/proof"],
                "checkpoint": ["long.json", "--format", "json", "-o", "o/r", "--checkpoint", "o/c", "--every", "0.05"],
                "explain": ["explain", "long.json", "-o", "o/text"], "plot": ["plot", "long.json", "-o", "o/x.html"],
                "one": ["generate", "random", "--size", "5x5", "--count", "99999999", "-o", "o/g.jsonl"],
                "split": ["split", "long.json", "--parts", "100000", "-o", "o/s", "--proof", "o/proof"]}

    def test_at_any_moment(self):
        self.stopped()
        self.assert_code(self.run_program("split", "long.json", "--parts", "4", "-o", "p"), 0)
        for name, arguments in self.COMMANDS.items():
            for number, wait in ((signal.SIGTERM, 0.02), (signal.SIGINT, 0.3), (signal.SIGHUP, 0.1), (signal.SIGXCPU, 0.2),
                                 (signal.SIGQUIT, 0.2), (signal.SIGXFSZ, 0.2), (signal.SIGUSR1, 0.1)):
                subprocess.run(["rm", "-rf", "o"], check=True)
                os.mkdir("o")
                child = self.start(*arguments, preexec_fn=no_core)
                time.sleep(wait)
                child.send_signal(number)
                is_request = number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU)
                # Before main() nobody handles it; after 100,000 parts nothing is left to end.
                self.assertIn(self.end_of(child), (130, -number, 0) if is_request else (-number, 0), (name, number))
                self.assert_nothing_left("o")
                for path in (pathlib.Path("o/r"), pathlib.Path("o/c")):
                    if path.exists():
                        self.assert_whole(path)

    def test_ignored_ones(self):
        self.stopped()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            child = self.start("continue", "r.json", "-o", "o", "--time-limit", "0.6", preexec_fn=ignoring(number))
            time.sleep(0.2)
            child.send_signal(number)
            self.assertEqual(self.end_of(child), 3)
            self.assert_whole("o")

    def test_kills_leave_a_checkpoint_that_goes_on(self):
        child = self.start("long.json", "--checkpoint", "c", "--every", "0.05")
        wait_until(lambda: os.path.exists("c"))
        child.kill()
        child.wait()
        self.assert_code(self.run_program("continue", "c", "-o", "c", "--time-limit", "0.3"), 3)
        self.assert_whole("c")


class Little(SearchTest):
    """Memory, threads, descriptors, places for messages."""

    def commands(self):
        self.stopped()
        self.parts()
        return (["continue", "r.json", "-o", "o", "--time-limit", "0.3"], ["split", "small.json", "-o", "s", "--proof", "o"],
                ["merge", "small.json", "p", "-o", "o", "--proof", "o2"], ["small.json", "--format", "json", "-o", "o", "--proof", "o2"],
                ["check", "small.json", "1", "1", "-o", "o"], ["convert", "long.json", "o.nfg"],
                ["long.json", "--format", "json", "--time-limit", "0.3", "--checkpoint", "o2", "--every", "0.1", "-o", "o"])

    def test_of_anything(self):
        shells = [f"ulimit -c 0; ulimit -v {kilobytes};" for kilobytes in (self.least_kilobytes(), 14000, 20000, 40000)]
        shells += [f"ulimit -n {most};" for most in (3, 4, 5, 7)]
        shells += ["exec 2>/dev/full;", "exec 0<&-;", "exec 2>&-;", "exec 1>&-;", "exec 0<&- 1>&- 2>&-;", "ulimit -f 1;"]
        commands = self.commands()
        before = set(os.listdir("."))
        for shell in shells:
            for arguments in commands:
                outcome = self.run_program(*arguments, shell=shell, seconds=60)
                self.assertIn(outcome.code, (0, 1, 2, 3, 127), (shell, arguments, str(outcome)))
                if outcome.code == 1 and "2>" not in shell and arguments[0] != "check":
                    self.assertIn(outcome.err.count("\n"), (1, 2) if {"--proof", "--checkpoint"} & set(arguments) else (1,), (shell, str(outcome)))
                for name in set(os.listdir(".")) - before:
                    self.assertFalse(name.startswith("."), (shell, arguments))
                    if name == "o" and arguments[0] != "split" and arguments[0] != "check":
                        self.assert_whole(name)
                    subprocess.run(["rm", "-rf", name], check=True)

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_no_threads(self):
        commands = self.commands()
        subprocess.run(["chmod", "-R", "a+rwX", "."], check=True)
        for arguments in commands:
            outcome = self.run_program(*arguments, *(["--threads", "4"] if arguments[0] in ("continue", "merge") else []),
                                       user="nobody", shell="ulimit -u 1;")
            self.assert_code(outcome, 1 if arguments[0] == "check" else 3 if "--time-limit" in arguments else 0)

    def test_several_runs_with_one_checkpoint(self):
        children = [self.start("long.json", "--checkpoint", "c", "--every", "0.02", "--time-limit", "0.6") for _ in range(4)]
        self.assertEqual([self.end_of(child) for child in children], [3] * 4)
        self.assert_whole("c")
        self.assert_nothing_left()


class Damaged(SearchTest):
    """Of a result, a part or a proof that was changed each reader says so in a line."""

    def test_files(self):
        self.stopped()
        self.parts()
        result = pathlib.Path("r.json").read_bytes()
        part = pathlib.Path("p/1.json").read_bytes()
        proof = pathlib.Path("p/1.proof").read_bytes()
        for damage in (lambda b: b"", lambda b: b[:len(b) // 2], lambda b: b[:-1], lambda b: b + b"x", lambda b: b"[" * 200_000,
                       lambda b: b"\xff" + b, lambda b: b.replace(b"1", b"\0", 1), lambda b: b + b, lambda b: b"\0" * 1000):
            for path, whole, arguments in (("r.json", result, ["continue", "r.json", "--time-limit", "0.1"]),
                                           ("p/1.json", part, ["merge", "small.json", "p"]),
                                           ("p/1.proof", proof, ["merge", "small.json", "p", "--proof", "o"]),
                                           ("p/1.proof", proof, ["continue", "p/1.json", "--proof", "p/1.proof", "--time-limit", "1"])):
                pathlib.Path(path).write_bytes(damage(whole))
                outcome = self.run_program(*arguments, "-q")
                # A line break at the end is none of a result's content, and a part that is done is not read further.
                is_unharmed = damage(whole).strip() == whole.strip()
                may_go_on = is_unharmed or arguments[0] == "continue"
                self.assertIn(outcome.code, (0, 1, 3) if may_go_on else (1,), arguments)
                if outcome.code == 1:
                    self.assertTrue(outcome.err.startswith(("p", path)) and outcome.err.count("\n") == 1, (arguments, outcome.err))
                    self.assertLess(len(outcome.err), 1000)
                self.assertFalse(os.path.exists("o"))
                pathlib.Path(path).write_bytes(whole)


class Parts(SearchTest):
    def test_what_lies_beside_them_is_left_alone(self):
        self.parts()
        merge = ["merge", "small.json", "p", "--format", "text", "--proof", "o"]
        expected = self.run_program(*merge)
        self.assert_code(expected, 0)
        for name in ("x.json", "x.jsonl", "x.proof"):
            put(f"p/{name}/inside{pathlib.Path(name).suffix}", "no part")
        put("p/.hidden.json", "no part")
        put("p/notes", "no part")
        outcome = self.run_program(*merge)
        self.assertEqual((outcome.code, outcome.out, outcome.err), (0, expected.out, ""))


if __name__ == "__main__":
    main()
