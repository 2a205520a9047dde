"""Runs the examples for GNU parallel and Snakemake: parts of a game and slices of a folder, of which searches are
killed at random moments, and at times the engine with them, come out as of one process, counts and times aside. Each
example is called again until it ends well, as docs/cluster.md says.

engine_examples.py NASHSOLVE EXAMPLES [SIZE PARTS GAMES SLICES KILLS SECONDS]: ends with 77, untried, where neither is
installed.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from killed_searches import make_games, results, said, searches, without_counts

PATIENCE = 1800  # seconds, on a machine that is busy


def disturb(command, place, kills):
    """Runs the command until it ends well, and kills so many searches at random moments, now and then all of it."""
    draw = random.Random(18)
    killed = begun = 0
    end = time.monotonic() + PATIENCE
    while True:
        begun += 1
        engine = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  start_new_session=True)
        while engine.poll() is None:
            if time.monotonic() > end:
                os.killpg(engine.pid, signal.SIGKILL)
                sys.exit(f"{command} took more than {PATIENCE} s")
            running = searches(place)
            if killed < kills and running:
                if draw.random() < 0.2:
                    os.killpg(engine.pid, signal.SIGKILL)
                    running = [each for each in searches(place) if each not in running] + running
                try:
                    os.kill(draw.choice(running), signal.SIGKILL)
                except ProcessLookupError:
                    pass
                killed += 1
            time.sleep(draw.uniform(0.02, 0.3))
        for process in searches(place):  # of an engine that was killed; what they write is whole
            os.kill(process, signal.SIGKILL)
        if engine.returncode == 0:
            return f"{killed} killed, called {begun} times"


def main():
    nashsolve, examples = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    size, parts, count, slices, kills, seconds = sys.argv[3:] or ("24x24", "12", "60", "4", "3", "0.2")
    engines = {"parallel": ([str(examples / "parallel.sh"), "GAME", parts, ".", seconds],
                            ["bash", "-c", f"seq {slices} | parallel --will-cite --joblog log --resume-failed nashsolve "
                             f"-q --threads 1 --slice {{}}/{slices} --resume -o results GAMES"]),
               "snakemake": (["snakemake", "--quiet", "--nolock", "--cores", "2", "--rerun-incomplete", "--snakefile",
                              str(examples / "Snakefile"), "--config", "game=GAME", f"parts={parts}", f"seconds={seconds}"],
                             ["snakemake", "--quiet", "--nolock", "--cores", "2", "--rerun-incomplete", "--snakefile",
                              str(examples / "slices.smk"), "--config", "games=GAMES", f"slices={slices}"])}
    installed = [engine for engine in engines if shutil.which(engine)]
    if not installed:
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        (root / "bin").mkdir()
        (root / "bin" / "nashsolve").symlink_to(pathlib.Path(nashsolve).resolve())
        os.environ["PATH"] = f"{root}/bin:" + os.environ["PATH"]
        os.environ["HOME"] = str(root)
        game, games, expected = root / "game.json", root / "games", root / "expected"
        said("nashsolve", "generate", "random", "--size", size, "--seed", "5", "-o", str(game))
        whole = said("nashsolve", "--format", "json", str(game))
        make_games(games, count)
        said("nashsolve", "-q", "-o", str(expected), str(games))
        for engine in installed:
            work, batch = root / engine, root / f"{engine}-slices"
            for place in (work, batch):
                place.mkdir()
            of_parts, of_slices = ([word.replace("GAMES", str(games)).replace("GAME", str(game)) for word in command]
                                   for command in engines[engine])
            what = disturb(of_parts, work, int(kills))
            if without_counts((work / "result.json").read_text()) != without_counts(whole):
                sys.exit(f"{engine}: another result than that of one search")
            print(f"{engine}: {size} in {parts} parts, {what}: the bytes of one search")
            what = disturb(of_slices, batch, int(kills))
            if results(batch / "results") != results(expected):
                sys.exit(f"{engine}: other results than those of one process")
            print(f"{engine}: {count} games in {slices} slices, {what}: the bytes of one process")


main()
