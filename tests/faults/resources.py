"""Too little of something: memory, threads, descriptors, disk."""

import itertools
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, IS_ROOT, NASHSOLVE, FaultTest, folder_of, long_game, main, put, results_in

ENDS = (0, 1, 3)


def large_game(path, rows=1200, columns=2500):
    row = "[" + ",".join(["[0,1]"] * columns) + "]"
    return put(path, '{"payoffs": [' + ",".join([row] * rows) + "]}")


class Memory(FaultTest):
    """One game for which it does not suffice is told, and the others are solved; never a signal."""

    def test_one_large_game_among_small_ones(self):
        put("a.json", BOS)
        put("c.json", BOS)
        large_game("b.json")
        with open("b.json", encoding="utf-8") as large, open("all.jsonl", "w", encoding="utf-8") as lines:
            lines.write(BOS + "\n" + large.read() + "\n" + BOS + "\n")
        # At the least not even the text of the large one can be held.
        for inputs, threads, kilobytes in itertools.product((["a.json", "b.json", "c.json"], ["all.jsonl"]), ("1", "4"),
                                                            (20000, 60000, 120000)):
            outcome = self.run_program(*inputs, "--find", "pure", "--format", "jsonl", "--threads", threads,
                                       shell=f"ulimit -c 0; ulimit -v {kilobytes};")
            self.assert_code(outcome, 1, 3)
            self.assertEqual(outcome.out.count(b'"status":'), 2, (kilobytes, outcome.err))
            self.assertIn("memory", outcome.err)

    def test_what_follows_a_result(self):
        """Of a result and its page either both are there, or neither and the code says so."""
        put("g.json", BOS)
        seen = set()
        first = self.least_kilobytes()
        for kilobytes in (*range(first, first + 2800, 200), 20000, 30000):
            outcome = self.run_program("g.json", "--report", "r.html", "-o", "r.txt", "-q",
                                       shell=f"ulimit -c 0; ulimit -v {kilobytes};")
            self.assert_code(outcome, 0, 1, 127)
            made = [os.path.exists(name) for name in ("r.html", "r.txt")]
            self.assertEqual(all(made), outcome.code == 0, (kilobytes, outcome.err))
            seen.add(outcome.code)
            for name in ("r.html", "r.txt"):
                pathlib.Path(name).unlink(missing_ok=True)
        self.assertLessEqual({0, 1}, seen)

    def test_every_command_says_so(self):
        large_game("b.json")
        for command in (["b.json"], ["info", "b.json"], ["explain", "b.json"], ["plot", "b.json"],
                        ["check", "b.json", "1", "1"], ["convert", "b.json", "c.nfg"],
                        ["generate", "random", "--size", "3000x3000", "-o", "g.json"]):
            outcome = self.run_program(*command, shell="ulimit -c 0; ulimit -v 100000;")
            self.assert_code(outcome, 1)
            self.assertIn("memory", outcome.err, command)
        self.assertEqual(os.listdir("."), ["b.json"])

    def test_a_stream_in_little(self):
        draw = random.Random(1)
        stream = "".join(json.dumps({"payoffs": [[[draw.randint(0, 9), 1], [0, k % 7]], [[0, 0], [1, 2]]]}) + "\n"
                         for k in range(3000)).encode()
        for megabytes in (8, 12, 16, 20, 24, 28, 32, 40, 60, 90, 120, 160, 200, 400):
            outcome = self.run_program("-", "--format", "jsonl", "--threads", "2", stdin=stream,
                                       shell=f"ulimit -c 0; ulimit -v {megabytes * 1024};")
            if outcome.code in (126, 127, 137, 139, -signal.SIGSEGV) and not outcome.out and megabytes < 10:
                continue  # The system, or the C library before main(), could not begin the program.
            self.assert_code(outcome, *ENDS)
            self.assertTrue(not outcome.out or outcome.out.endswith(b"\n"), megabytes)
            if outcome.code == 0:
                self.assertEqual(outcome.out.count(b"\n"), 3000)

    def test_numbers_that_do_not_fit(self):
        row = "[" + ",".join(["9" * 20_000] * 8) + "]"
        put("n.json", '{"matrices": [' + ",".join(["[" + ",".join([row] * 8) + "]"] * 2) + "]}")
        for megabytes in range(16, 60, 4):
            outcome = self.run_program("n.json", "--format", "json", shell=f"ulimit -c 0; ulimit -v {megabytes * 1024};")
            self.assert_code(outcome, *ENDS)


class Stack(FaultTest):
    """However small the caller's limit is: the work is done in a thread whose stack is not."""

    def test_every_command_does_its_work(self):
        put("g.json", BOS)
        put("deep.json", "[" * 100_000)
        put("deep.efg", 'EFG 2 R "" { "A" "B" }\n' + "".join(f'p "" 1 {k + 1} "" {{ "s" }} 0\n' for k in range(100_000))
            + 't "" 1 "" { 1, 2 }\n')
        for kilobytes in (24, 32, 64):
            shell = f"ulimit -c 0; ulimit -s {kilobytes};"
            for command in (["--version"], ["g.json"], ["g.json", "--threads", "2"], ["deep.efg"], ["info", "g.json"],
                            ["explain", "g.json"], ["plot", "g.json"], ["check", "g.json", "1,0", "1,0"],
                            ["convert", "g.json", "-", "--format", "csv"], ["generate", "random", "--size", "3x3"]):
                outcome = self.run_program(*command, shell=shell)
                self.assert_code(outcome, 0)
                self.assertNotEqual(outcome.out, b"", (kilobytes, command))
            outcome = self.run_program("deep.json", shell=shell)
            self.assert_code(outcome, 1)
            self.assertEqual(outcome.err.count("\n"), 1)

    def test_pictures_are_drawn_or_there_is_none(self):
        """The program that draws them inherits the limit."""
        put("g.json", BOS)
        for kilobytes in (12, 16, 24, 64):
            for name in ("p.svg", "p.png"):
                outcome = self.run_program("plot", "g.json", "-o", name, shell=f"ulimit -c 0; ulimit -s {kilobytes};")
                if kilobytes > 12 or outcome.code >= 0:  # Of so little not even true(1) always begins.
                    self.assert_code(outcome, 0, 1)
                    self.assertEqual(os.path.exists(name), outcome.code == 0, str(outcome))
                    self.assertEqual(outcome.err.count("\n") > 0, outcome.code == 1)
                self.assert_nothing_left()
                pathlib.Path(name).unlink(missing_ok=True)

    def test_no_memory_for_such_a_thread(self):
        put("g.json", BOS)
        said = set()
        for kilobytes in range(self.least_kilobytes(), 22000, 500):
            outcome = self.run_program("g.json", shell=f"ulimit -c 0; ulimit -s 64; ulimit -v {kilobytes};")
            self.assert_code(outcome, 0, 1)
            said.add("ulimit -s" in outcome.err)
        self.assertEqual(said, {True, False})

    def test_it_has_grown_before_memory_is_short(self):
        """Numbers of thousands of digits take stack for what is on its way; a signal told that there was none."""
        draw = random.Random(3102)

        def number():
            return f"{draw.randint(1, 10**3000)}/{draw.randint(1, 10**3000)}"

        put("g.json", json.dumps({"matrices": [[[number() for _ in range(4)] for _ in range(4)] for _ in range(2)]}))
        for kilobytes in range(self.least_kilobytes(), 18000, 150):
            outcome = self.run_program("explain", "g.json", "--time-limit", "0.3",
                                       shell=f"ulimit -c 0; ulimit -v {kilobytes};")
            self.assertIn(outcome.code, (0, 1, 3), (kilobytes, str(outcome)))


class MemoryLimit(FaultTest):
    """A search that would pass it ends with what was found, and the others are solved."""

    def limited(self, *arguments):
        """What it ended with, its result, and its peak in kilobytes."""
        child = self.start(*arguments, "--format", "json", "-o", "r.json")
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return child.returncode, json.loads(pathlib.Path("r.json").read_text(encoding="utf-8")), usage.ru_maxrss

    def test_it_is_kept(self):
        # The text of the larger games alone takes more than the smaller limits.
        for size, limit in (("200x200", 50), ("500x500", 90), ("12x12x12x12", 40), ("20x20x20x20", 60)):
            long_game(size=size)
            for options in ([], ["--find", "one"]):
                code, result, peak = self.limited("long.json", "--memory-limit", f"{limit}M", "--time-limit", "30",
                                                  *options)
                self.assertEqual(code, 3 if result["status"] == "memory_limit" else 0)
                self.assertIn(result["status"], ("limit", "memory_limit"), size)
                self.assertGreater(len(result["equilibria"]), 0, size)
                # Kilobytes; what is shared with files, as the program itself, is not counted by the limit.
                self.assertLess(peak, (limit + 64) * 1024, size)

    def test_more_pure_equilibria_than_there_is_time_to_tell(self):
        """Of a game whose payoffs depend on the others alone every cell is one."""
        draw = random.Random(1)
        worth = [[[draw.randint(0, 9) for _ in range(10)] for _ in range(5)] for _ in range(5)]

        def table(cell):
            if len(cell) < 5:
                return [table((*cell, s)) for s in range(10)]
            return [sum(own[k][cell[k]] for k in range(5) if k != i) for i, own in enumerate(worth)]

        put("g.json", json.dumps({"payoffs": table(())}))
        outcome = self.run_program("g.json", "--format", "json", "--time-limit", "0.5", "--threads", "1",
                                   shell="ulimit -c 0; ulimit -v 100000;")
        self.assert_code(outcome, 3)
        result = json.loads(outcome.out)
        self.assertEqual(result["status"], "time_limit", outcome.err)
        told = {str(equilibrium["profile"]) for equilibrium in result["equilibria"]}
        self.assertEqual(len(told), len(result["equilibria"]))
        self.assertTrue(0 < len(told) < 10**5)

    def test_others_are_solved(self):
        put("a.json", BOS)
        long_game("b.json", "200x200")
        put("c.json", BOS)
        for threads in ("1", "2"):
            outcome = self.run_program("a.json", "b.json", "c.json", "--format", "jsonl", "--threads", threads,
                                       "--memory-limit", "50M")
            self.assert_code(outcome, 3)
            self.assertEqual([json.loads(line)["status"] for line in outcome.out.splitlines()],
                             ["complete", "memory_limit", "complete"])

    def test_what_is_left_can_be_done_later(self):
        long_game(size="200x200")
        code, result, _ = self.limited("long.json", "--memory-limit", "60M", "--time-limit", "30")
        self.assertEqual((code, result["status"]), (3, "memory_limit"))
        self.assertGreater(len(result["open_parts"]), 0)
        outcome = self.run_program("continue", "r.json", "--time-limit", "0.5")
        self.assert_code(outcome, 3)
        self.assertIn(b'"time_limit"', outcome.out)

    def test_no_size(self):
        put("a.json", BOS)
        for size in ("", "0", "M", "15M", "1.5G", "16Q", "16MB", "-1G", "99999999999T"):
            outcome = self.run_program("a.json", "--memory-limit", size)
            self.assert_code(outcome, 2)
            self.assertIn("a size from 16M on, like 500M or 16G", outcome.err)


class Threads(FaultTest):
    """Where none can be made the work goes on in the one there is."""

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_none(self):
        folder_of(5)
        put("all.jsonl", (BOS + "\n") * 50)
        subprocess.run([NASHSOLVE, "generate", "random", "--size", "12x12", "-o", "g.json"], check=True)
        os.chmod(".", 0o777)
        for arguments, lines in ((["in", "--format", "jsonl"], 5), (["all.jsonl", "--format", "jsonl"], 50),
                                 (["g.json", "--format", "jsonl"], 1), (["explain", "in/0000.json"], None),
                                 (["in", "-o", "out/"], None)):
            outcome = self.run_program(*arguments, "--threads", "4", user="nobody", shell="ulimit -u 1;")
            self.assert_code(outcome, 0)
            if lines:
                self.assertEqual(outcome.out.count(b"\n"), lines)
        self.assertEqual(len(results_in("out")), 5)

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_none_and_a_limit(self):
        long_game()
        put("a.json", BOS)
        os.chmod(".", 0o755)
        outcome = self.run_program("a.json", "long.json", "--format", "jsonl", "--time-limit", "0.3", user="nobody",
                                   shell="ulimit -u 1;")
        self.assert_code(outcome, 3)
        self.assertEqual(outcome.out.count(b"\n"), 2)


class EveryCommand(FaultTest):
    """Of memory, descriptors, file sizes or time too little: one message, no signal of its own, no file left over."""

    def test_in_little(self):
        put("a.json", BOS)
        put("t.efg", 'EFG 2 R "" { "A" "B" }\np "" 1 1 "" { "l" "r" } 0\nt "" 1 "" { 1, 2 }\nt "" 2 "" { 3, 0 }\n')
        put("family.json", '{"payoffs": [[["c", 1], [0, 0]], [[0, 0], [1, 2]]]}')
        long_game("mid.json", "8x8")
        long_game()
        self.run_program("long.json", "--format", "json", "--time-limit", "0.2", "-o", "stopped.json")
        self.assert_code(self.run_program("split", "mid.json", "--parts", "2", "-o", "done/"), 0)
        for part in ("done/1.json", "done/2.json"):
            self.assert_code(self.run_program("continue", part, "-o", part), 0)
        inputs = sorted(os.listdir("."))
        limits = [f"ulimit -v {megabytes * 1024};" for megabytes in (12, 16, 24, 40)]
        limits += [f"ulimit -n {most};" for most in (3, 4, 5)] + ["ulimit -f 0;"]
        for command in (["continue", "stopped.json", "--time-limit", "0.2"], ["merge", "mid.json", "done"],
                        ["split", "mid.json", "--parts", "3"], ["a.json", "--exact", "--proof", "o/proof"],
                        ["long.json", "--checkpoint", "o/c", "--every", "0.1", "--time-limit", "0.2"],
                        ["t.efg", "--proof", "o/proof"], ["family.json", "--set", "c=0:4:1/4"],
                        ["family.json", "--set", "c=0:4", "--report", "o/page"],
                        ["generate", "random", "--size", "4x4"]):
            for limit in limits:
                with self.subTest(command=command, limit=limit):
                    os.makedirs("o")
                    outcome = self.run_program(*command, "-o", "o/r" + "/" * (command[0] == "split"),
                                               shell=f"ulimit -c 0; {limit}")
                    if outcome.code not in (126, 127):  # The system could not begin the program.
                        self.assert_code(outcome, *ENDS)
                    self.assertTrue(outcome.code in (0, 3) or outcome.err, command)
                    self.assert_nothing_left("o")
                    shutil.rmtree("o")
        self.assertEqual(sorted(os.listdir(".")), inputs)


class DescriptorLimits(FaultTest):
    def test_few(self):
        folder_of(20)
        self.run_program("in", "-o", "reference/", "-q")
        for most in range(3, 14):
            outcome = self.run_program("in", "-o", f"out{most}/", "--threads", "2", shell=f"ulimit -n {most};")
            self.assert_code(outcome, 0, 1)
            done = results_in(f"out{most}") if os.path.isdir(f"out{most}") else []
            for result in done:
                self.assertEqual(result.read_bytes(), pathlib.Path("reference", result.name).read_bytes())
            self.assertEqual(outcome.code == 0, len(done) == 20, str(outcome))


    def test_few_for_a_picture(self):
        put("g.json", BOS)
        for most in range(3, 20):
            outcome = self.run_program("plot", "g.json", "-o", "p.svg", shell=f"ulimit -n {most};")
            if outcome.code not in (0, 127):  # 127: the system could not begin the program.
                self.assert_code(outcome, 1)
                self.assertIn("Too many open files", outcome.err, most)
            self.assertEqual(os.path.exists("p.svg"), outcome.code == 0)
            pathlib.Path("p.svg").unlink(missing_ok=True)
            self.assert_nothing_left()


class Disks(FaultTest):
    @unittest.skipUnless(IS_ROOT, "root mounts a small disk")
    def test_a_full_one(self):
        folder_of(60)
        put("all.jsonl", (BOS + "\n") * 500)
        for kilobytes in (0, 4, 16, 64):
            for target, report in (("disk/out/", []), ("disk/r.jsonl", []), ("disk/r.csv", ["--format", "csv"])):
                script = (f'mkdir -p disk && mount -t tmpfs -o size={max(kilobytes, 4)}k,nr_inodes=40 none disk || exit 99;'
                          f'echo kept > disk/r.csv; "$0" {"all.jsonl" if "." in target else "in"} -o {target} {" ".join(report)};'
                          'code=$?; rm -rf seen; cp -r disk seen; umount disk; exit $code')
                done = subprocess.run(["unshare", "-m", "sh", "-c", script, NASHSOLVE], capture_output=True, check=False)
                if done.returncode == 99 or b"unshare" in done.stderr:
                    self.skipTest("no right to mount a small disk")
                outcome = done.returncode, done.stderr.decode()
                self.assertIn(done.returncode, (0, 1), outcome)
                self.assert_nothing_left("seen")
                for result in results_in("seen"):
                    self.assert_whole(result)
                if done.returncode == 1:
                    self.assertIn("No space left on device", outcome[1])
                    self.assertEqual(pathlib.Path("seen/r.csv").read_text(encoding="utf-8"), "kept\n")


if __name__ == "__main__":
    main()
