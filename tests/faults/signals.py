"""Signals end a run in order: at once where nothing is lost, else with what was found, never with a file left over."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, NASHSOLVE, FaultTest, folder_of, ignoring, long_game, main, no_core, put, results_in, seconds_of_work, wait_until, without_times

INTERRUPTED = 130
# Ended with the document so far.
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU)
# Ended by the signal itself.
DEADLY = (signal.SIGQUIT, signal.SIGXFSZ, signal.SIGALRM, signal.SIGUSR1, signal.SIGUSR2, signal.SIGPROF,
          signal.SIGVTALRM, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP,
          signal.SIGSYS, signal.SIGIO, signal.SIGPWR, getattr(signal, "SIGSTKFLT", signal.SIGIO), signal.SIGRTMIN,
          signal.SIGRTMAX)


class Waiting(FaultTest):
    """The first signal ends a run that waits for an input, or for a reader of its output."""

    def assert_ended(self, child, number):
        time.sleep(0.3)
        child.send_signal(number)
        self.assertEqual(self.end_of(child), INTERRUPTED, number)

    def test_for_a_pipe_to_be_opened(self):
        os.mkfifo("p.json")
        for number in REQUESTS:
            for arguments in (["p.json"], ["p.json", "--format", "json", "-o", "out.json"], ["info", "p.json"],
                              ["explain", "p.json"], ["plot", "p.json"], ["check", "p.json", "1", "1"],
                              ["continue", "p.json"], ["split", "p.json", "--parts", "2", "-o", "parts/"],
                              ["convert", "p.json", "q.nfg"]):
                if number == signal.SIGTERM or len(arguments) == 1:
                    self.assert_ended(self.start(*arguments), number)
        self.assertEqual(os.listdir("."), ["p.json"])

    def test_for_a_pipe_to_be_read(self):
        os.mkfifo("p.json")
        for number in REQUESTS:
            child = self.start("p.json", "-o", "out")
            with open("p.json", "w", encoding="utf-8") as pipe:
                pipe.write('{"payoffs": [')
                pipe.flush()
                self.assert_ended(child, number)
        self.assertEqual(os.listdir("."), ["p.json"])

    def test_for_standard_input(self):
        for number in REQUESTS:
            child = self.start("-", stdin=subprocess.PIPE)
            self.assert_ended(child, number)
            child.stdin.close()

    def test_for_a_game_to_be_made(self):
        self.assert_ended(self.start("generate", "random", "--size", "4000x4000", "-o", "game.json"), signal.SIGTERM)
        self.assertEqual(os.listdir("."), [])

    def test_for_an_earlier_result_to_be_read(self):
        """Three million open parts take longer to read than the signal needs."""
        put("game.json", BOS)
        self.run_program("game.json", "--format", "json", "-o", "whole.json")
        whole = pathlib.Path("whole.json").read_text(encoding="utf-8")
        parts = '"open_parts": [' + ",".join(['{"tight_p": [0], "tight_q": [], "slack_p": [], "slack_q": []}'] * 3_000_000) + "]"
        os.mkdir("parts")
        put("parts/1.json", whole.replace('"statistics"', parts + ', "statistics"'))
        for arguments in (["continue", "parts/1.json"], ["merge", "game.json", "parts"]):
            child = self.start(*arguments)
            self.assert_ended(child, signal.SIGTERM)

    def test_for_a_second_input(self):
        os.mkfifo("p.json")
        put("a.json", BOS)
        for arguments in (["a.json", "p.json"], ["a.json", "p.json", "-o", "out/"], ["a.json", "-"]):
            child = self.start(*arguments, stdout=subprocess.PIPE, stdin=subprocess.PIPE)
            self.assert_ended(child, signal.SIGTERM)
            if len(arguments) == 2:
                self.assertIn(b"3 equilibria", child.stdout.read())
            child.stdout.close()
            child.stdin.close()
        self.assertEqual(len(results_in("out")), 1)

    def test_for_a_reader(self):
        put("a.json", BOS)
        os.mkfifo("out")
        for command in ([], ["info"], ["explain"]):
            self.assert_ended(self.start(*command, "a.json", "-o", "out"), signal.SIGTERM)


class Searching(FaultTest):
    def test_what_was_found_is_written(self):
        long_game()
        for number in REQUESTS:
            os.makedirs("o", exist_ok=True)
            child = self.start("long.json", "--format", "json", "-o", "o/r.json", preexec_fn=no_core)
            time.sleep(0.5)
            child.send_signal(number)
            self.assertEqual(self.end_of(child), INTERRUPTED, number)
            self.assert_whole("o/r.json")
            self.assertEqual(os.listdir("o"), ["r.json"])

    def test_other_signals_leave_nothing(self):
        long_game()
        os.mkdir("o")
        for number in DEADLY:
            child = self.start("long.json", "-o", "o/r", "--report", "o/page", preexec_fn=no_core)
            wait_until(lambda: len(os.listdir("o")) == 2)
            child.send_signal(number)
            self.assertEqual(self.end_of(child), -number)
            self.assertEqual(os.listdir("o"), [], number)

    def test_every_command_that_searches(self):
        """Checkpoints, proofs, parts and families: each file is whole or not there, whichever signal comes when."""
        long_game()
        long_game("three.json", "8x8x8")
        put("family.json", '{"payoffs": [[["c", 1], [0, 0]], [[0, 0], [1, 2]]]}')
        self.run_program("long.json", "--format", "json", "--time-limit", "0.2", "-o", "stopped.json")
        self.assert_code(self.run_program("split", "long.json", "--parts", "2", "-o", "parts/"), 0)
        for command in (["long.json", "--checkpoint", "o/c.json", "--every", "0.05"], ["long.json", "--proof", "o/proof"],
                        ["three.json", "--proof", "o/proof"], ["continue", "stopped.json", "--checkpoint", "o/c.json", "--every", "0.05"],
                        ["continue", "parts/1.json", "--proof", "o/proof"],
                        ["family.json", "--set", "c=0:4:1/5000", "--format", "jsonl"]):
            form = [] if command[0] == "continue" or "jsonl" in command else ["--format", "json"]
            for number, delay in ((signal.SIGINT, 0.05), (signal.SIGHUP, 0.2), (signal.SIGXCPU, 0.4), (signal.SIGQUIT, 0.3)):
                os.makedirs("o")
                child = self.start(*command, *form, "-o", "o/r.json", preexec_fn=no_core)
                time.sleep(delay)
                child.send_signal(number)
                ends = (-number,) if number == signal.SIGQUIT else (INTERRUPTED, -number)  # -N: before it watches.
                self.assertIn(self.end_of(child), ends, command)
                self.assert_nothing_left("o")
                for name in os.listdir("o"):
                    if name.endswith(".json") and "jsonl" not in command:
                        self.assert_whole("o/" + name)
                shutil.rmtree("o")

    def test_parts_that_are_joined(self):
        """The proof of all is whole or not there, and the result says which."""
        long_game("game.json", "24x24")
        os.mkdir("done")
        self.assert_code(self.run_program("split", "game.json", "--parts", "3", "-o", "parts/", "--proof", "done/0.proof"), 0)
        for k in range(1, 4):
            part = self.run_program("continue", f"parts/{k}.json", "-o", f"done/{k}.json", "--proof", f"done/{k}.proof")
            self.assert_code(part, 0)
        merge = ["merge", "game.json", "done", "--format", "json", "-o", "o/r.json", "--proof", "o/proof"]
        os.mkdir("o")
        child = self.start(*merge)
        work = 0
        while child.poll() is None:
            work = max(work, seconds_of_work(child))
            time.sleep(0.002)
        self.assertEqual(child.returncode, 0)
        whole = pathlib.Path("o/proof").read_bytes()
        for step in range(1, 10):
            shutil.rmtree("o")
            os.mkdir("o")
            child = self.start(*merge)
            while child.poll() is None and seconds_of_work(child) < work * step / 10:
                time.sleep(0.002)
            child.send_signal(signal.SIGTERM)
            code = self.end_of(child)
            self.assertIn(code, (0, INTERRUPTED, -signal.SIGTERM), step)  # -N: before it watches.
            self.assert_nothing_left("o")
            there = os.listdir("o")
            has_proof = False
            if "r.json" in there:
                self.assert_whole("o/r.json")
                has_proof = json.loads(pathlib.Path("o/r.json").read_text(encoding="utf-8")).get("proof") is not None
            self.assertEqual("proof" in there, has_proof, step)
            if has_proof:
                self.assertEqual(pathlib.Path("o/proof").read_bytes(), whole)
            if code == 0:
                self.assertEqual(sorted(there), ["proof", "r.json"])

    def test_info_of_many_columns(self):
        moves = "".join(f'p "" 1 {k} "" {{ "l" "r" }} 0\nt "" {k} "" {{ 1, 2 }}\n' for k in range(1, 3001))
        put("wide.efg", 'EFG 2 R "" { "A" "B" }\n' + moves + 't "" 9999 "" { 0, 0 }\n')
        child = self.start("info", "wide.efg")
        time.sleep(2)
        child.send_signal(signal.SIGTERM)
        self.assertGreaterEqual(self.end_of(child), 0)

    def test_a_batch_keeps_what_is_done(self):
        folder_of(3)
        long_game("in/1000.json")
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
            child = self.start("in", "-o", f"out{number}/", preexec_fn=no_core)
            wait_until(lambda n=number: os.path.isdir(f"out{n}") and len(results_in(f"out{n}")) == 3)
            child.send_signal(number)
            self.assertEqual(self.end_of(child), -number if number == signal.SIGQUIT else INTERRUPTED)
            for result in results_in(f"out{number}"):
                self.assert_whole(result)
            self.assert_nothing_left(f"out{number}")

    def test_little_processor_time(self):
        """`ulimit -t` sets the limit at which the system kills: what was found is written before."""
        long_game()
        long_game("three.json", "9x9x9")
        os.mkdir("o")
        for game in ("long.json", "three.json"):
            for options in (["--format", "json", "-o", "o/r.json"], ["-o", "o/"]):
                outcome = self.run_program(game, *options, shell="ulimit -c 0; ulimit -t 3;")
                self.assert_code(outcome, INTERRUPTED)
                self.assert_nothing_left("o")
                for name in os.listdir("o"):
                    self.assert_whole("o/" + name)
                    os.remove("o/" + name)

    def test_a_second_one_ends_at_once(self):
        long_game()
        os.mkdir("o")
        child = self.start("long.json", "-o", "o/r", preexec_fn=no_core)
        wait_until(lambda: len(os.listdir("o")) == 1)
        child.send_signal(signal.SIGTERM)
        child.send_signal(signal.SIGINT)
        self.assertEqual(self.end_of(child), INTERRUPTED)
        self.assertNotIn(".", [name[0] for name in os.listdir("o")])

    def test_one_that_comes_twice_at_once_is_one(self):
        long_game()
        for number in (signal.SIGTERM, signal.SIGINT):
            child = self.start("long.json", "--format", "json", "-o", "r")
            time.sleep(0.5)
            for _ in range(5):
                child.send_signal(number)
                time.sleep(0.002)
            self.assertEqual(self.end_of(child), INTERRUPTED)
            self.assertIn("interrupted", pathlib.Path("r").read_text(encoding="utf-8"))
            os.remove("r")

    def test_a_file_that_grows_too_large_is_an_error(self):
        put("all.jsonl", (BOS + "\n") * 2000)
        outcome = self.run_program("all.jsonl", "--format", "jsonl", "-o", "out.jsonl", shell="ulimit -f 100;")
        self.assert_code(outcome, 1)
        self.assertIn("File too large", outcome.err)
        self.assertEqual(os.listdir("."), ["all.jsonl"])


class Writing(FaultTest):
    def test_what_is_whole_is_written_and_the_code_tells_of_the_signal(self):
        """A reader that has begun gets the same bytes, times aside, from every command."""
        self.run_program("generate", "coordination", "--size", "9x9", "-o", "many.json")
        self.run_program("generate", "random", "--size", "6000x2", "-o", "wide.json")
        self.run_program("many.json", "--format", "json", "--limit", "20", "-o", "stopped.json")
        self.run_program("split", "many.json", "--parts", "2", "-o", "parts/")
        for part in os.listdir("parts"):
            self.run_program("continue", f"parts/{part}", "-o", f"parts/{part}")
        put("profile.json", json.dumps([["1/6000"] * 6000, ["1/2", "1/2"]]))
        for command in (["many.json", "--format", "json"], ["many.json", "--format", "csv"], ["many.json", "--details", "always"],
                        ["continue", "stopped.json", "--format", "json"], ["merge", "many.json", "parts", "--format", "json"],
                        ["info", "wide.json", "--format", "json"], ["check", "wide.json", "@profile.json", "--format", "json"]):
            with self.subTest(command=command):
                expected = self.run_program(*command)
                self.assertGreater(len(expected.out), 1 << 17)
                child = self.start(*command, stdout=subprocess.PIPE, bufsize=0)
                first = child.stdout.read(1)
                child.send_signal(signal.SIGTERM)
                rest, _ = child.communicate(timeout=60)
                self.assertEqual(child.returncode, INTERRUPTED)
                self.assertEqual(without_times(first + rest), without_times(expected.out))


class Ignored(FaultTest):
    def test_what_the_caller_ignores_stays_ignored(self):
        long_game()
        for number in (*REQUESTS, signal.SIGQUIT, signal.SIGUSR1):
            child = subprocess.Popen([NASHSOLVE, "long.json", "--format", "json", "--time-limit", "1"],
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=ignoring(number))
            time.sleep(0.3)
            child.send_signal(number)
            out, _ = child.communicate(timeout=60)
            self.assertEqual(child.returncode, 3, number)
            self.assertIn(b"time_limit", out)

    def test_children_are_waited_for_although_the_caller_ignores_them(self):
        put("a.json", BOS)
        done = subprocess.run([NASHSOLVE, "plot", "a.json", "-o", "a.svg"], capture_output=True,
                              preexec_fn=ignoring(signal.SIGCHLD), check=False)
        self.assertIn(done.returncode, (0, 1))
        if done.returncode == 1:
            self.assertIn(b"cannot draw SVG", done.stderr)


if __name__ == "__main__":
    main()
