"""What the tests of faults share: the program in a folder of its own, and games.

Each file is run as FILE NASHSOLVE [TEST...], by CTest with the program that was built.
"""

import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

NASHSOLVE = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else sys.exit(__doc__)
BOS = '{"payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]}'
WITH_A_WARNING = '{"payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]], "colour": "red"}'
BROKEN = '{"payoffs": [[[2, 1], [0]]]}'
IS_ROOT = os.getuid() == 0


class Outcome:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __str__(self):
        return f"exit {self.code}, {len(self.out)} bytes: {self.err[:300]!r}"


class FaultTest(unittest.TestCase):
    """Each test begins in an empty folder, which is removed at its end."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self._before = os.getcwd()
        os.chdir(self._folder.name)

    def tearDown(self):
        os.chdir(self._before)
        self._folder.cleanup()

    def run_program(self, *arguments, shell="", stdin=b"", seconds=120, user=None, **options):
        """`shell` is run first, in the shell that becomes the program."""
        command = ["sh", "-c", shell + ' exec "$@"', "sh", NASHSOLVE, *arguments] if shell else [NASHSOLVE, *arguments]
        if user:
            command = ["setpriv", "--reuid", user, "--regid", "nogroup", "--clear-groups", *command]
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=seconds, check=False, **options)
        return Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    def least_kilobytes(self):
        """In less the system, or the C library before main(), cannot begin the program."""
        return next(size for size in range(8000, 16000, 100)
                    if self.run_program("--version", shell=f"ulimit -c 0; ulimit -v {size};").code == 0)

    def assert_code(self, outcome, *codes):
        self.assertIn(outcome.code, codes, str(outcome))

    def start(self, *arguments, **options):
        options.setdefault("stdout", subprocess.DEVNULL)
        options.setdefault("stderr", subprocess.DEVNULL)
        return subprocess.Popen([NASHSOLVE, *arguments], **options)

    def end_of(self, child, seconds=20):
        """The exit code, negative for a signal; a child that does not end fails the test."""
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            self.fail(f"{child.args[1:]} did not end")

    def assert_whole(self, path):
        with open(path, encoding="utf-8") as file:
            self.assertIn("status", json.load(file), path)

    def assert_nothing_left(self, folder="."):
        left = [str(path) for path in pathlib.Path(folder).rglob(".*")]
        self.assertEqual(left, [])


def put(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def folder_of(count, text=BOS, folder="in"):
    for k in range(count):
        put(f"{folder}/{k:04}.json", text)
    return folder


def results_in(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*.solution.json") if path.is_file())


def without_times(text):
    """Bytes of results, which differ in nothing else."""
    return re.sub(rb'"seconds": ?[0-9.e-]+', b"", text)


def long_game(path="long.json", size="70x70"):
    """Far too large to be finished."""
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([NASHSOLVE, "generate", "random", "--size", size, "--seed", "1", "-o", path], check=True)
    return path


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")
        time.sleep(0.005)


def seconds_of_work(child):
    """Processor time that a running child has taken so far."""
    after_name = pathlib.Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(after_name[11]) / os.sysconf("SC_CLK_TCK")


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ignoring(*numbers):
    def prepare():
        no_core()
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
    return prepare


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=1)
