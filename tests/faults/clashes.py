"""One file in two roles: what is read is never written, and no two outputs are one file."""

import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import BOS, NASHSOLVE, FaultTest, main, put

CHECKER = os.path.join(os.path.dirname(NASHSOLVE), "nashsolve-check")
TREE = 'EFG 2 R "" { "A" "B" }\np "" 1 1 "" { "l" "r" } 0\nt "" 1 "" { 1, 2 }\nt "" 2 "" { 3, 0 }\n'


def contents():
    return {str(path): path.read_bytes() for path in pathlib.Path(".").rglob("*") if path.is_file()}


class Clashes(FaultTest):
    def setUp(self):
        super().setUp()
        put("game.json", BOS)
        put("tree.efg", TREE)
        put("family.json", BOS.replace("2,", '"c",', 1))
        put("profile", "1,0 1,0")
        for arguments in (["generate", "random", "--size", "8x8", "--seed", "1", "-o", "mid.json"],
                          ["generate", "random", "--size", "60x60", "--seed", "1", "-o", "long.json"],
                          ["convert", "game.json", "game.lrs"],
                          ["split", "mid.json", "--parts", "3", "-o", "parts/", "--proof", "proofs/0.proof"]):
            os.makedirs("proofs", exist_ok=True)
            self.assert_code(self.run_program(*arguments), 0)
        self.assert_code(self.run_program("long.json", "--format", "json", "--time-limit", "0.2", "-o", "stopped.json"), 3)
        os.mkdir("done")
        for part in sorted(os.listdir("parts")):
            proof = "done/" + part.replace(".json", ".proof")
            self.assert_code(self.run_program("continue", "parts/" + part, "-o", "done/" + part, "--proof", proof), 0)
        os.symlink("mid.json", "link.json")
        os.link("mid.json", "hard.json")

    def assert_refused(self, *arguments, code=1, program=NASHSOLVE, **options):
        """Nothing that was there has changed, nothing new is there but folders, and one line says why."""
        before = contents()
        done = subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                              check=False, **options)
        err = done.stderr.decode()
        self.assertEqual(done.returncode, code, (arguments, err))
        self.assertEqual(done.stdout, b"", arguments)
        self.assertIn("found", err, arguments)
        self.assertIn("expected", err, arguments)
        self.assertEqual(len([line for line in err.splitlines() if "hint" not in line]), 1, err)
        self.assertEqual(contents(), before, arguments)

    def test_no_output_is_an_input(self):
        split = ["split", "mid.json", "--parts", "3", "-o", "new/"]
        merge = ["merge", "mid.json", "done"]
        stopped = ["continue", "stopped.json", "--time-limit", "1"]
        for command, outputs in (
                (split, ["--proof mid.json", "--proof link.json", "--proof hard.json", "--proof ./mid.json"]),
                (merge, ["-o mid.json", "-o done/1.json", "-o done/2.json", "--proof mid.json", "--proof done/3.json"]),
                (stopped, ["-o long.json", "--checkpoint long.json"]),
                ([*stopped, "long.json"], ["-o long.json", "--checkpoint long.json"]),
                (["continue", "parts/1.json"], ["--proof mid.json", "--proof hard.json", "-o link.json"]),
                (["mid.json"], ["--proof link.json", "--checkpoint hard.json", "--report mid.json"]),
                (["check", "game.json", "@profile"], ["-o profile", "-o game.json", "-o ./profile"]),
                (["check", "tree.efg", "@profile"], ["-o profile", "-o tree.efg"]),
                (["tree.efg"], ["-o tree.efg", "--proof tree.efg", "--report tree.efg"]),
                (["family.json", "--set", "c=0:4"], ["-o family.json", "--report family.json"]),
                (["family.json", "--set", "c=0:4:1"], ["-o family.json"]),
                (["mid.json", "--slice", "1/2"], ["-o mid.json"])):
            for output in outputs:
                with self.subTest(command=command, output=output):
                    self.assert_refused(*command, *output.split(" "))

    def test_no_two_outputs_are_one_file(self):
        for arguments in ("mid.json -o x --proof x", "mid.json -o x --report ./x", "mid.json --report x --proof y/../x",
                          "mid.json --report x --checkpoint x", "continue parts/1.json -o x --proof x",
                          "merge mid.json done -o x --proof ./x", "mid.json -o out/ --proof out/mid.solution.json",
                          "mid.json -o out --report out/mid.solution.json"):
            for exists in (False, True):
                os.makedirs("y", exist_ok=True)
                os.makedirs("out", exist_ok=True)
                if exists:
                    put("x", "kept")
                with self.subTest(arguments, exists=exists):
                    self.assert_refused(*arguments.split(" "), code=2)
            os.remove("x")
        for proof in ("new/2.json", "new/002.json", "./new/all.jsonl"):
            self.assert_refused("split", "mid.json", "--parts", "3", "-o", "new/", "--proof", proof)
        self.assert_refused("merge", "mid.json", "done", "--proof", "done/1.proof")

    def test_standard_output_is_an_output(self):
        """What the caller puts in its place is neither read nor replaced."""
        put("x", "")
        for option in ("--report", "--proof", "--checkpoint"):
            with open("x", "ab") as printed:
                outcome = self.run_to(printed, "mid.json", option, "./x")
            self.assertEqual((outcome.returncode, outcome.stderr.count(b"expected another file")), (2, 1), option)
            self.assert_refused("mid.json", option, "-", code=2)
        for path, arguments in (("stopped.json", ["continue", "stopped.json"]), ("done/2.json", ["merge", "mid.json", "done"]),
                                ("profile", ["check", "game.json", "@profile"]), ("game.json", ["game.json"])):
            before = contents()
            with open(path, "ab") as printed:
                outcome = self.run_to(printed, *arguments)
            self.assertEqual((outcome.returncode, outcome.stderr.count(b"\n")), (1, 1), arguments)
            self.assertEqual(contents(), before, arguments)

    def run_to(self, printed, *arguments):
        return subprocess.run([NASHSOLVE, *arguments], stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.PIPE,
                              timeout=60, check=False)

    def test_no_output_is_the_place_of_a_result(self):
        """Whichever game's, also one that is known only once the games are read."""
        put("games.jsonl", BOS.replace("\n", " ") + "\n")
        for games in ("games.jsonl", "games.jsonl --slice 1/2", "game.json mid.json"):
            for option in ("--proof", "--report", "--checkpoint"):
                for place in ("out/games.1.solution.json", "./out/../out/game.solution.json", "out/a/b.solution.json"):
                    with self.subTest(games, option=option, place=place):
                        self.assert_refused(*games.split(" "), "-o", "out/", option, place, code=2)
        self.assertFalse(os.path.exists("out"))
        self.assert_code(self.run_program("games.jsonl", "-o", "out/", "--proof", "out/games.proof"), 0)

    def test_no_folder_is_left_where_nothing_was_written(self):
        put("pennies.json", '{"zero_sum": [[1, -1], [-1, 1]]}')
        os.mkdir("kept")
        for folder in ("new", "new/below", "kept"):
            for command, code in ((["split", "mid.json", "--proof", "missing/p"], 1), (["split", "pennies.json"], 1),
                                  (["mid.json", "--proof", "missing/p", "--resume"], 1),
                                  (["mid.json", "game.json", "--proof", "p"], 2)):
                with self.subTest(command=command, folder=folder):
                    before = contents()
                    self.assert_code(self.run_program(*command, "-o", folder), code)
                    self.assertEqual((contents(), os.path.exists("new")), (before, False))
        self.assertEqual(os.listdir("kept"), [])

    def test_no_result_among_the_parts_that_it_joins(self):
        for output in ("done/new.json", "./done/../done/new.jsonl"):
            self.assert_refused("merge", "mid.json", "done", "-o", output)
        self.assert_code(self.run_program("merge", "mid.json", "done", "-o", "new.json"), 0)

    def test_devices_take_two(self):
        self.assert_code(self.run_program("game.json", "-o", "/dev/null", "--proof", "/dev/null", "--report", "/dev/null"), 0)

    def test_what_goes_on_may_replace_itself(self):
        """A result by what continues it, a checkpoint by the result, a proof of a part by one that holds it."""
        for arguments in (["continue", "stopped.json", "-o", "stopped.json", "--checkpoint", "stopped.json"],
                          ["long.json", "--format", "json", "-o", "r.json", "--checkpoint", "r.json", "--every", "0.1"]):
            self.assert_code(self.run_program(*arguments, "--time-limit", "0.5"), 3)
            self.assert_whole(arguments[arguments.index("-o") + 1])
        shutil.copy("done/1.proof", "again.proof")
        self.assert_code(self.run_program("continue", "parts/1.json", "--proof", "again.proof"), 0)

    def test_under_the_name_of_lrsnash(self):
        os.symlink(NASHSOLVE, "lrsnash")
        os.symlink("game.lrs", "other.lrs")
        before = contents()
        for output in ("game.lrs", "./game.lrs", "other.lrs"):
            done = subprocess.run(["./lrsnash", "game.lrs", "-o", output], capture_output=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 1, output)
            self.assertIn(b"found one of the inputs", done.stderr)
            self.assertEqual(contents(), before)
        done = subprocess.run(["./lrsnash", "game.lrs", "-o", "answer"], capture_output=True, timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


class Checker(FaultTest):
    """nashsolve-check says what is wrong with which file, and that its answer could not be written."""

    def setUp(self):
        super().setUp()
        put("game.json", BOS)
        self.assert_code(self.run_program("game.json", "--format", "json", "--proof", "proof", "-o", "result.json"), 0)
        with open("sparse", "wb") as file:
            file.truncate(10 << 30)
        with open("begun", "wb") as file:
            file.write(pathlib.Path("proof").read_bytes()[:40])
            file.truncate(10 << 30)
        put("deep", "[" * 200_000)
        put("short", pathlib.Path("result.json").read_text(encoding="utf-8")[:-40])

    def check(self, *files, shell=""):
        return subprocess.run(["sh", "-c", f'ulimit -c 0; ulimit -v 1000000; {shell} exec "$@"', "sh", CHECKER, *files],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False)

    def test_files_that_are_none(self):
        good = ["game.json", "proof", "result.json"]
        for bad in ("/dev/zero", "/dev/urandom", "/dev/null", ".", "missing", "sparse", "begun", "deep", "short"):
            for place in range(3):
                files = [*good[:place], bad, *good[place + 1:]]
                with self.subTest(files):
                    done = self.check(*files)
                    self.assertEqual((done.returncode, done.stdout), (1, b""), done.stderr)
                    self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
                    self.assertTrue(done.stderr.startswith(b"NOT VERIFIED: " + bad.encode() + b":"), done.stderr)

    def test_an_answer_that_cannot_be_written(self):
        for shell in ("exec 1>&-;", "exec >/dev/full;", "exec 0<&- 1>&-;"):
            done = self.check("game.json", "proof", "result.json", shell=shell)
            self.assertEqual(done.returncode, 1, shell)
            self.assertIn(b"standard output: cannot be written", done.stderr)
        for shell in ("exec 0<&-;", "exec 2>&-;"):
            self.assertEqual(self.check("game.json", "proof", "result.json", shell=shell).returncode, 0, shell)


if __name__ == "__main__":
    main()
