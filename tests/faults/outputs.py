"""Where results go: nothing lost, nothing half-written, nothing that does not belong there."""

import os
import pathlib
import socket
import stat
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import (BOS, BROKEN, IS_ROOT, WITH_A_WARNING, FaultTest, folder_of, long_game, main, put,
                     results_in, wait_until, without_times)


class Descriptors(FaultTest):
    """What the caller has closed is no place for messages."""

    def test_closed_ones_stay_out_of_results(self):
        put("warn.json", WITH_A_WARNING)
        for closed in ("2>&-", "1>&-", "0<&-", "0<&- 2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"):
            with self.subTest(closed):
                self.run_program("warn.json", "--format", "json", "-o", "out.json", shell=f"exec {closed};")
                self.assert_whole("out.json")
                os.remove("out.json")

    def test_closed_ones_stay_out_of_folders(self):
        folder_of(40, WITH_A_WARNING)
        for closed in ("2>&-", "0<&- 1>&- 2>&-"):
            self.run_program("in", "-o", "out/", shell=f"exec {closed};")
            self.assertEqual(len(results_in("out")), 40)
            for result in results_in("out"):
                self.assert_whole(result)

    def test_closed_ones_stay_out_of_pages(self):
        put("warn.json", WITH_A_WARNING)
        for arguments in (["warn.json", "--report", "page"], ["explain", "warn.json", "-o", "page"],
                          ["info", "warn.json", "-o", "page"], ["convert", "warn.json", "page.nfg"]):
            with self.subTest(arguments):
                self.run_program(*arguments, shell="exec 2>&-;")
                page = pathlib.Path(arguments[-1]).read_bytes()
                self.assertNotIn(b"warning", page)
                self.assertGreater(len(page), 50)

    def test_closed_ones_change_no_file_of_any_command(self):
        put("w.json", WITH_A_WARNING)
        for name, *arguments in (["r.json", "w.json"], ["r.csv", "w.json"], ["e", "explain", "w.json"], ["i", "info", "w.json"],
                                 ["p.html", "plot", "w.json"], ["p.svg", "plot", "w.json"], ["p.png", "plot", "w.json"],
                                 ["c", "check", "w.json", "1,0", "1,0"], ["g.json", "generate", "random", "--size", "4x4"]):
            if self.run_program(*arguments, "-o", name).code != 0:
                self.assertIn(name, ("p.html", "p.svg", "p.png"))  # A build without them.
                continue
            expected = without_times(pathlib.Path(name).read_bytes())
            for closed in ("2>&-", "0<&-", "1>&-", "0<&- 1>&- 2>&-"):
                with self.subTest(name=name, closed=closed):
                    os.remove(name)
                    self.assert_code(self.run_program(*arguments, "-o", name, shell=f"exec {closed};"), 0, 1)
                    self.assertEqual(without_times(pathlib.Path(name).read_bytes()), expected)

    def test_writing_to_a_closed_one_is_an_error(self):
        put("game.json", BOS)
        outcome = self.run_program("game.json", shell="exec 1>&-;")
        self.assert_code(outcome, 1)
        self.assertIn("standard output: cannot be written", outcome.err)

    def test_reading_from_a_closed_one_is_an_error(self):
        outcome = self.run_program("-", shell="exec 0<&-;")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.out, b"")


    def test_those_that_do_not_wait_are_waited_for(self):
        """O_NONBLOCK, which a caller may have set for itself, loses no game and no byte of a result."""
        self.run_program("generate", "coordination", "--size", "9x9", "-o", "many.json")
        expected = self.run_program("many.json", "--format", "csv").out
        for make in (os.pipe, lambda: [end.detach() for end in socket.socketpair()]):
            reading, writing = make()
            os.set_blocking(writing, False)
            child = self.start("many.json", "--format", "csv", stdout=writing)
            os.close(writing)
            time.sleep(0.3)
            with open(reading, "rb") as result:
                self.assertEqual(result.read(), expected)
            self.assertEqual(self.end_of(child), 0)
            reading, writing = make()
            os.set_blocking(reading, False)
            child = self.start("-", "--format", "jsonl", stdin=reading, stdout=subprocess.PIPE)
            os.close(reading)
            for _ in range(3):
                time.sleep(0.1)
                os.write(writing, BOS.encode() + b"\n")
            os.close(writing)
            self.assertEqual(child.stdout.read().count(b"\n"), 3)
            child.stdout.close()
            self.assertEqual(self.end_of(child), 0)


class OldFiles(FaultTest):
    """What -o names is replaced by a document that holds something, or stays."""

    def assert_kept(self, *arguments):
        put("old", "kept\n")
        outcome = self.run_program(*arguments)
        self.assertNotEqual(outcome.code, 0, arguments)
        self.assertEqual(pathlib.Path("old").read_text(encoding="utf-8"), "kept\n", arguments)
        self.assert_nothing_left()

    def test_a_failure_keeps_the_old_result(self):
        put("broken.json", BROKEN)
        put("broken.jsonl", BROKEN + "\n" + BROKEN + "\n")
        for form in ("json", "csv", "text", "jsonl"):
            for game in ("broken.json", "missing.json", "broken.jsonl"):
                self.assert_kept(game, "--format", form, "-o", "old")

    def test_of_every_command(self):
        put("broken.json", BROKEN)
        put("game.json", BOS)
        for command in (["explain", "broken.json"], ["info", "broken.json"], ["check", "broken.json", "1", "1"],
                        ["check", "game.json", "no", "such"], ["explain", "game.json", "--equilibrium", "9"],
                        ["generate", "no-such-family"], ["generate", "blotto", "--hills", "99"]):
            self.assert_kept(*command, "-o", "old")
        self.assert_kept("convert", "broken.json", "old", "--format", "csv")

    def test_nothing_appears_where_nothing_was(self):
        put("broken.json", BROKEN)
        for form in ("json", "csv", "text", "jsonl"):
            self.run_program("broken.json", "--format", form, "-o", "new")
            self.assertFalse(os.path.exists("new"), form)

    def test_one_game_that_is_solved_is_worth_the_file(self):
        put("broken.json", BROKEN)
        put("game.json", BOS)
        put("old", "old\n")
        self.assert_code(self.run_program("broken.json", "game.json", "--format", "csv", "-o", "old"), 1)
        lines = pathlib.Path("old").read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(lines), 1 + 3 * 2 * 2)
        self.assertTrue(lines[0].startswith("game,title"))

    def test_a_table_without_games_has_no_header(self):
        put("broken.json", BROKEN)
        for arguments in (["broken.json"], ["broken.json", "--report", "r", "broken.json"]):
            self.assertEqual(self.run_program(*arguments, "--format", "csv").out, b"")


class Inputs(FaultTest):
    """An output that is an input is refused."""

    def assert_refused(self, *arguments, game="game.json", **options):
        outcome = self.run_program(*arguments, **options)
        self.assert_code(outcome, 1)
        self.assertIn("found one of the games", outcome.err)
        self.assertEqual(pathlib.Path(game).read_text(encoding="utf-8"), BOS, arguments)

    def test_under_its_own_name_in_every_command(self):
        put("game.json", BOS)
        for arguments in (["game.json"], ["--format", "json", "game.json"], ["explain", "game.json"], ["info", "game.json"],
                          ["check", "game.json", "1,0", "1,0"], ["plot", "game.json"]):
            self.assert_refused(*arguments, "-o", "game.json")
        self.assert_refused("game.json", "--report", "game.json")

    def test_under_another_name(self):
        put("game.json", BOS)
        os.symlink("game.json", "link.json")
        os.link("game.json", "other.json")
        for name in ("./game.json", "link.json", "other.json", os.path.abspath("game.json"), "../" +
                     os.path.basename(os.getcwd()) + "/game.json"):
            self.assert_refused("game.json", "-o", name)
        self.assert_refused("link.json", "-o", "game.json")

    def test_in_a_folder_and_on_standard_input(self):
        put("in/game.json", BOS)
        self.assert_refused("in", "-o", "in/game.json", game="in/game.json")
        self.assert_refused("-", "-o", "in/game.json", shell="exec < in/game.json;", game="in/game.json")
        self.assert_refused("in/game.json", shell="exec >> in/game.json;", game="in/game.json")

    def test_a_result_in_a_folder_replaces_no_game(self):
        put("a.json", BOS)
        put("a.solution.json", BOS)
        outcome = self.run_program("a.json", "a.solution.json", "-o", ".")
        self.assert_code(outcome, 1)
        self.assertIn("a.solution.json: found one of the games", outcome.err)
        self.assertEqual(pathlib.Path("a.solution.json").read_text(encoding="utf-8"), BOS)
        self.assert_whole("a.solution.solution.json")

    def test_a_link_in_a_folder_of_results_leads_to_no_game(self):
        folder_of(3)
        os.mkdir("out")
        os.symlink("../in/0001.json", "out/0001.solution.json")
        for resume in ([], ["--resume"]):
            self.assert_code(self.run_program("in", "-o", "out/", *resume), 1)
            self.assertEqual(pathlib.Path("in/0001.json").read_text(encoding="utf-8"), BOS)
            self.assert_whole("out/0002.solution.json")


class EarlyErrors(FaultTest):
    """What cannot be written is told before the search, or what was found is printed."""

    def test_places_that_cannot_be(self):
        long_game()
        put("file", "")
        for arguments in (["long.json", "--report", "missing/r.html"], ["long.json", "-o", "missing/r.json"],
                          ["long.json", "-o", "file/r.json"], ["plot", "long.json", "-o", "missing/r.html"],
                          ["explain", "long.json", "-o", "missing/r"], ["long.json", "--report", "."],
                          ["info", "long.json", "-o", "missing/r"]):
            with self.subTest(arguments):
                outcome = self.run_program(*arguments, "-q")
                self.assert_code(outcome, 1)
                self.assertEqual(outcome.out, b"")

    def test_a_full_device_does_not_swallow_the_result(self):
        put("game.json", BOS)
        outcome = self.run_program("game.json", "--report", "/dev/full")
        self.assert_code(outcome, 1)
        self.assertIn(b"3 equilibria", outcome.out)
        self.assertIn("/dev/full: cannot be written", outcome.err)


class Places(FaultTest):
    """Devices, pipes and links are written through or refused; files keep their owner and their mode."""

    def test_special_files_in_a_folder_of_results(self):
        folder_of(5)
        os.mkdir("out")
        os.mkfifo("out/0000.solution.json")
        os.symlink("/dev/null", "out/0001.solution.json")
        os.symlink("nowhere", "out/0002.solution.json")
        os.mkdir("out/0003.solution.json")
        outcome = self.run_program("in", "-o", "out/")
        self.assert_code(outcome, 1)
        self.assertEqual(outcome.err.count("\n"), 4 + 1 + 4, outcome.err)
        self.assertTrue(stat.S_ISFIFO(os.lstat("out/0000.solution.json").st_mode))
        self.assertTrue(os.path.islink("out/0001.solution.json") and os.path.islink("out/0002.solution.json"))
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
        self.assert_whole("out/0004.solution.json")
        self.assert_nothing_left()

    def test_beside_a_current_folder_that_is_gone(self):
        put("g.json", BOS)
        for name, *command in (["r.json"], ["p.svg", "plot"], ["i", "info"]):
            outcome = self.run_program(*command, os.path.abspath("g.json"), "-o", os.path.abspath(name),
                                       shell="mkdir gone; cd gone; rmdir ../gone;")
            if name == "p.svg" and "cannot draw SVG" in outcome.err:
                continue
            self.assert_code(outcome, 0)
            self.assertGreater(os.path.getsize(name), 50)

    def test_links_are_written_through(self):
        put("game.json", BOS)
        put("there/real.json", "old")
        os.symlink("there/real.json", "link.json")
        self.assert_code(self.run_program("game.json", "--format", "json", "-o", "link.json"), 0)
        self.assertTrue(os.path.islink("link.json"))
        self.assert_whole("there/real.json")
        os.symlink("loop", "loop")
        self.assert_code(self.run_program("game.json", "-o", "loop"), 1)
        os.symlink("nowhere", "dangling")
        self.assert_code(self.run_program("game.json", "-o", "dangling"), 1)
        self.assertFalse(os.path.exists("nowhere"))

    def test_a_pipe_gets_the_result(self):
        put("game.json", BOS)
        os.mkfifo("pipe")
        child = self.start("game.json", "--format", "json", "-o", "pipe")
        with open("pipe", encoding="utf-8") as pipe:
            self.assertIn('"complete"', pipe.read())
        self.assertEqual(self.end_of(child), 0)
        self.assertTrue(stat.S_ISFIFO(os.lstat("pipe").st_mode))

    def test_what_the_caller_appends_to_is_kept(self):
        put("game.json", BOS)
        for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
            put("log", "before\n")
            self.assert_code(self.run_program("game.json", "-o", name, shell="exec >> log;"), 0)
            text = pathlib.Path("log").read_text(encoding="utf-8")
            self.assertTrue(text.startswith("before\n") and "3 equilibria" in text, name)

    def test_the_mode_is_kept_and_never_wider_before(self):
        game = long_game()
        for mode, wanted in ((0o600, 0o600), (0o640, 0o640), (0o4755, 0o755), (0o2666, 0o666)):
            put("o/r.json", "{}")
            os.chmod("o/r.json", mode)
            child = self.start(game, "--format", "json", "-o", "o/r.json", "--time-limit", "0.5", umask=0o022)
            wait_until(lambda: child.poll() is not None or len(os.listdir("o")) > 1)
            widest = 0
            while child.poll() is None:
                for name in os.listdir("o"):
                    if name.startswith("."):
                        try:
                            widest |= stat.S_IMODE(os.stat("o/" + name).st_mode)
                        except FileNotFoundError:
                            pass
            self.assertEqual(widest & ~wanted, 0, oct(mode))
            self.assertEqual(stat.S_IMODE(os.stat("o/r.json").st_mode), wanted)

    def test_a_new_file_obeys_the_mask(self):
        put("game.json", BOS)
        for mask in (0o022, 0o077, 0o027):
            self.run_program("game.json", "-o", f"new{mask}", umask=mask)
            self.assertEqual(stat.S_IMODE(os.stat(f"new{mask}").st_mode), 0o666 & ~mask)

    @unittest.skipUnless(IS_ROOT, "only root can give files away")
    def test_the_owner_is_kept(self):
        put("game.json", BOS)
        put("r.json", "{}")
        os.chown("r.json", 65534, 65534)
        self.assert_code(self.run_program("game.json", "-o", "r.json"), 0)
        self.assertEqual((os.stat("r.json").st_uid, os.stat("r.json").st_gid), (65534, 65534))

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_a_protected_file_is_replaced_by_force_only(self):
        put("game.json", BOS)
        put("in/a.json", BOS)
        os.mkdir("out")
        os.chmod(".", 0o777)
        os.chmod("out", 0o777)
        for name in ("r.json", "out/a.solution.json", "page.html"):
            put(name, "kept")
            os.chmod(name, 0o444)
        for arguments in (["game.json", "-o", "r.json"], ["info", "game.json", "-o", "r.json"],
                          ["in", "-o", "out/"], ["game.json", "--report", "page.html"]):
            outcome = self.run_program(*arguments, user="nobody")
            self.assert_code(outcome, 1)
            self.assertIn("--force", outcome.err)
            self.assert_code(self.run_program(*arguments, "--force", user="nobody"), 0)
        for name in ("r.json", "out/a.solution.json", "page.html"):
            self.assertNotEqual(pathlib.Path(name).read_text(encoding="utf-8"), "kept")

    @unittest.skipUnless(IS_ROOT, "root becomes another user")
    def test_a_file_of_a_foreign_group_is_no_more_open_than_before(self):
        put("game.json", BOS)
        os.chmod(".", 0o777)
        put("r.json", "{}")
        os.chown("r.json", 0, 0)
        os.chmod("r.json", 0o662)
        self.assert_code(self.run_program("game.json", "-o", "r.json", user="nobody"), 0)
        mode = stat.S_IMODE(os.stat("r.json").st_mode)
        self.assertEqual(mode & 0o070, (mode & 0o007) << 3)


class Names(FaultTest):
    """Every name that the system takes is a name of a result; others are the fault of one game."""

    def test_long_ones(self):
        folder_of(3)
        for length in (215, 235, 241):
            put("in/" + "c" * (length - 5) + ".json", BOS)
        self.assert_code(self.run_program("in", "-o", "out/"), 0)
        self.assertEqual(len(results_in("out")), 6)
        put("in/" + "d" * 245 + ".json", BOS)
        outcome = self.run_program("in", "-o", "out2/")
        self.assert_code(outcome, 1)
        self.assertEqual(len(results_in("out2")), 6)
        self.assertIn("File name too long", outcome.err)

    def test_the_longest_of_a_file(self):
        put("game.json", BOS)
        for command in ([], ["info"], ["explain"]):
            self.assert_code(self.run_program(*command, "game.json", "-o", "n" * 255), 0)

    def test_deep_folders(self):
        put("game.json", BOS)
        deep = "/".join(["d" * 200] * 20)
        os.makedirs(deep)
        name = deep + "/" + "n" * (4095 - len(os.path.abspath(deep)) - 1)
        if len(os.path.abspath(name)) < 4096:
            self.assert_code(self.run_program("game.json", "-o", name[:4090]), 0, 1)
        self.assert_code(self.run_program("game.json", "-o", deep + "/r"), 0)

    def test_a_folder_that_cannot_be_leaves_none_above_it(self):
        put("a.json", BOS)
        for command in (["a.json"], ["split", "a.json"]):
            self.assert_code(self.run_program(*command, "-o", f"new/deep/{'x' * 256}/"), 1)
            self.assertEqual(os.listdir("."), ["a.json"])

    def test_a_result_of_a_bad_place_stops_no_other(self):
        folder_of(6)
        put("in/sub/x.json", BOS)
        put("out/sub", "a file where a folder should be")
        os.makedirs("out/0003.solution.json")
        outcome = self.run_program("in", "-o", "out/")
        self.assert_code(outcome, 1)
        self.assertEqual(len(results_in("out")), 5)
        self.assertIn("7 games: 5 solved, 2 failed", outcome.err)


if __name__ == "__main__":
    main()
