"""Folders of games and of results, whatever lies in them."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import (BOS, IS_ROOT, NASHSOLVE, FaultTest, folder_of, long_game, main, put, results_in, seconds_of_work,
                     wait_until)

SUFFIX = ".solution.json"


class OldResults(FaultTest):
    """--resume reads what lies in the folder as carefully as games are read."""

    def test_hostile_ones_are_solved_anew(self):
        folder_of(12)
        self.assert_code(self.run_program("in", "-o", "good/"), 0)
        good = pathlib.Path("good/0000" + SUFFIX).read_text(encoding="utf-8")
        deep = 200_000
        hostile = [
            '{"schema":"nashsolve/1","game":{"sha256":"x","a":' + "[" * deep + "]" * deep + '},"status":"complete"}',
            '{"schema":"nashsolve/1","game":' + '{"game":' * deep + "1" + "}" * deep + "}",
            '{"schema":"nashsolve/1","game":{"sha',
            "",
            "[" + "1," * 2_000_000 + "1]",
            good[: len(good) // 2],
            good + "x",
            good.replace("complete", "undecided"),
            good.replace('"sha256": "', '"sha256": "0'),
            good.replace("nashsolve/1", "nashsolve/0"),
            '{"schema":"nashsolve/1","status":{"status":"complete"},"game":["sha256"],"options":3}',
            "\x00\xff" * 1000,
        ]
        for k, text in enumerate(hostile):
            put(f"out/{k:04}{SUFFIX}", text)
        outcome = self.run_program("in", "-o", "out/", "--resume", shell="ulimit -c 0;")
        self.assert_code(outcome, 0)
        self.assertIn("12 games: 12 solved", outcome.err)
        for result in results_in("out"):
            self.assert_whole(result)
        self.assertIn("12 kept", self.run_program("in", "-o", "out/", "--resume").err)

    def test_what_is_no_file_is_the_error_of_one_game(self):
        folder_of(5)
        os.makedirs("out/0001" + SUFFIX)
        os.mkfifo("out/0002" + SUFFIX)
        os.symlink("loop", "out/0003" + SUFFIX)
        os.symlink("/dev/zero", "out/0004" + SUFFIX)
        outcome = self.run_program("in", "-o", "out/", "--resume")
        self.assert_code(outcome, 1)
        self.assertIn("5 games: 1 solved, 4 failed", outcome.err)

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_what_may_not_be_read_is_written_anew_or_told(self):
        folder_of(2)
        os.mkdir("out")
        os.chmod("out", 0o777)
        os.chmod(".", 0o777)
        put("out/0000" + SUFFIX, "secret")
        os.chmod("out/0000" + SUFFIX, 0o000)
        outcome = self.run_program("in", "-o", "out/", "--resume", user="nobody")
        self.assert_code(outcome, 1)
        self.assertEqual(pathlib.Path("out/0000" + SUFFIX).read_text(encoding="utf-8"), "secret")
        self.assert_whole("out/0001" + SUFFIX)


class TwoRuns(FaultTest):
    """Several processes in one folder do each other no harm."""

    def test_all_end_well(self):
        folder_of(150)
        put("in/all.jsonl", (BOS + "\n") * 50)
        children = [self.start("in", "-o", "out/", "--resume", "--threads", "1") for _ in range(8)]
        self.assertEqual([self.end_of(child, 100) for child in children], [0] * 8)
        self.assertEqual(len(results_in("out")), 200)
        for result in results_in("out"):
            self.assert_whole(result)
        self.assert_nothing_left("out")

    def test_what_is_at_work_is_left_alone_and_what_is_dead_is_not(self):
        folder_of(2)
        long_game("long.json")
        os.makedirs("out/sub")
        alive = self.start("long.json", "-o", "out/r.json", "--time-limit", "60")
        dead = self.start("long.json", "-o", "out/sub/r.json", "--time-limit", "60")
        wait_until(lambda: len(list(pathlib.Path("out").rglob(".*"))) == 2)
        dead.kill()
        dead.wait()
        self.assert_code(self.run_program("in", "-o", "out/", "--resume"), 0)
        self.assertEqual(len(list(pathlib.Path("out").glob(".*"))), 1)
        self.assertEqual(list(pathlib.Path("out/sub").glob(".*")), [])
        alive.send_signal(signal.SIGTERM)
        self.assertEqual(self.end_of(alive), 130)
        self.assertTrue(os.path.getsize("out/r.json") > 0)
        self.assert_nothing_left("out")

    def test_an_interrupted_run_leaves_what_another_has_finished(self):
        long_game("in/long.json")
        self.assert_code(self.run_program("in", "-o", "out/", "--resume", "--time-limit", "0.2"), 3)
        found = json.loads(pathlib.Path("out/long" + SUFFIX).read_text(encoding="utf-8"))

        def reached(equilibria, nodes):
            return json.dumps({**found, "equilibria": equilibria, "statistics": {"nodes": nodes}})

        unfinished = reached([], 0)
        farther = reached([{}] * 100_000, 0)
        finished = unfinished.replace('"time_limit"', '"complete"', 1)
        undecided = unfinished.replace('"time_limit"', '"undecided"', 1)
        others = farther.replace('"sha256": "', '"sha256": "0', 1)
        self.assertEqual(len({unfinished, farther, finished, undecided, others}), 5)
        for before, meanwhile, is_left in ((None, finished, True), (unfinished, finished, True),
                                           (None, unfinished, False), (unfinished, unfinished, False),
                                           (unfinished, farther, True), (farther, farther, True),
                                           (None, undecided, True), (farther, others, False)):
            shutil.rmtree("out")
            if before:
                put("out/long" + SUFFIX, before)
            run = self.start("in", "-o", "out/", "--resume")
            wait_until(lambda: seconds_of_work(run) > 0.2)
            put("out/long" + SUFFIX, meanwhile)
            run.send_signal(signal.SIGTERM)
            self.assertEqual(self.end_of(run), 130)
            after = pathlib.Path("out/long" + SUFFIX).read_text(encoding="utf-8")
            self.assertEqual(after == meanwhile, is_left)
            self.assertEqual('"interrupted"' in after, not is_left)
            self.assert_nothing_left("out")

    def test_files_of_others_are_left_alone(self):
        folder_of(1)
        for name in (".hidden", ".x.unfinished", ".nashsolve-notes", "x.unfinished"):
            put("out/" + name, "kept")
        self.assert_code(self.run_program("in", "-o", "out/", "--resume"), 0)
        self.assertEqual(len(os.listdir("out")), 5)

    def test_a_run_that_writes_one_file_replaced_by_another(self):
        put("a.json", BOS)
        for _ in range(5):
            children = [self.start("a.json", "--format", "json", "-o", "r.json") for _ in range(6)]
            self.assertEqual([self.end_of(child) for child in children], [0] * 6)
            self.assert_whole("r.json")
            self.assertEqual(sorted(os.listdir(".")), ["a.json", "r.json"])


@unittest.skipUnless(IS_ROOT, "root becomes another user")
class Unreadable(FaultTest):
    """A folder or a file that may not be read is told; all others are solved."""

    def as_nobody(self, *arguments):
        os.chmod(".", 0o755)
        return self.run_program(*arguments, "--format", "jsonl", user="nobody")

    def test_a_folder_below(self):
        folder_of(5)
        for name in ("a", "secret", "z/deep"):
            put(f"in/{name}/g.json", BOS)
        os.chmod("in/secret", 0o700)
        os.chmod("in/z/deep", 0o311)
        outcome = self.as_nobody("in")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.out.count(b"\n"), 6)
        for name in ("secret", "z/deep"):
            self.assertIn(f"in/{name}: the folder cannot be read: Permission denied", outcome.err)

    def test_all_of_it(self):
        put("in/secret/g.json", BOS)
        os.chmod("in/secret", 0o700)
        outcome = self.as_nobody("in")
        self.assert_code(outcome, 1)
        self.assertIn("in/secret: the folder cannot be read", outcome.err)
        os.chmod("in", 0o700)
        outcome = self.as_nobody("in")
        self.assert_code(outcome, 1)
        self.assertIn("in: the folder cannot be read", outcome.err)

    def test_a_file(self):
        folder_of(3)
        os.chmod("in/0001.json", 0)
        outcome = self.as_nobody("in", "missing")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.out.count(b"\n"), 2)

    def test_a_folder_of_results_that_may_not_be_written_is_one_error(self):
        folder_of(30)
        os.mkdir("out")
        os.chmod("out", 0o755)
        outcome = self.as_nobody("in", "-o", "out/")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.err, "out/: cannot be written: Permission denied\n")


class Searched(FaultTest):
    def test_what_leads_in_circles_or_is_no_file(self):
        folder_of(2)
        os.symlink(".", "in/circle")
        os.symlink("../in", "in/again")
        os.mkfifo("in/pipe.json")
        os.symlink("/dev/zero", "in/zero.json")
        outcome = self.run_program("in", "--format", "jsonl")
        self.assert_code(outcome, 0)
        self.assertEqual(outcome.out.count(b"\n"), 2)

    def test_kills_at_any_moment_leave_what_resume_can_use(self):
        folder_of(60)
        self.assert_code(self.run_program("in", "-o", "whole/", "-q"), 0)
        wanted = [path.read_bytes() for path in results_in("whole")]
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGQUIT):
            child = self.start("in", "-o", "out/")
            wait_until(lambda: os.path.isdir("out") and len(results_in("out")) > 5)
            child.send_signal(number)
            child.wait()
            self.assert_code(self.run_program("in", "-o", "out/", "--resume", "-q"), 0)
            self.assertEqual([path.read_bytes() for path in results_in("out")], wanted)
            self.assert_nothing_left("out")
            shutil.rmtree("out")


if __name__ == "__main__":
    main()
