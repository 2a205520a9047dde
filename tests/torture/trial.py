"""What the kinds of trials share: the program, its games, its jobs and how they are judged."""

import json
import os
import pathlib
import resource
import shutil
import subprocess

BOS = '{"payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]], "colour": "red"}'
SECONDS = 60


class Skip(Exception):
    """This kind of trial is not possible here."""


class Program:
    def __init__(self, path):
        self.path = path

    def run(self, *arguments, before=(), shell="", **options):
        """The exit code, negative for a signal, None where it did not end; standard output; standard error."""
        command = [self.path, *arguments]
        if shell:
            command = ["sh", "-c", shell + ' exec "$@"', "sh", *command]
        try:
            done = subprocess.run([*before, *command], capture_output=True, timeout=SECONDS, check=False,
                                  preexec_fn=without_core, stdin=options.pop("stdin", subprocess.DEVNULL), **options)
        except subprocess.TimeoutExpired:
            return None, b"", b""
        return done.returncode, done.stdout, done.stderr


def without_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def difference(content, wanted):
    place = next((k for k, (one, other) in enumerate(zip(content, wanted)) if one != other),
                 min(len(content), len(wanted)))
    return f"{len(content)} of {len(wanted)} bytes, from {place} on {content[place:place + 60]!r}"


class Job:
    """A command line in the folder that holds the games, and the files that it makes when nothing goes wrong."""

    def __init__(self, program, name, arguments, makes, resumes=False, exits=(0,)):
        self.program, self.name, self.arguments, self.resumes, self.exits = program, name, arguments, resumes, exits
        self.makes = makes
        self.clear()
        code, self.output, error = program.run(*arguments)
        assert code in exits, (name, code, error)
        self.reference = self.made()
        assert self.reference or not makes, name
        self.clear()

    def clear(self):
        shutil.rmtree("out", ignore_errors=True)
        os.mkdir("out")

    def made(self):
        return {str(path): path.read_bytes() for path in sorted(pathlib.Path("out").rglob("*"))
                if path.is_file() and not path.name.startswith(".")}

    def is_part(self, path, content, code):
        """What was found before a request to end or with the memory there was, or what the inputs hold that could be
        read."""
        wanted = self.reference.get(path, b"")
        if path.endswith(".json"):
            return json.loads(content)["status"] == {130: "interrupted", 3: "memory_limit"}.get(code)
        lines = set(wanted.splitlines())
        return code in (1, 130) and content.endswith(b"\n") and all(
            line in lines or (code == 130 and b"interrupted" in line) for line in content.splitlines())

    def judge(self, code, output, may_leave=False, told=(1, 3, 130)):
        """What does not hold, or nothing. Afterwards the folder of results is empty."""
        complaints = []
        if code is None:
            complaints.append("did not end")
        elif code not in self.exits and code not in told:
            complaints.append(f"exit {code}" if code >= 0 else f"signal {-code}")
        made = self.made()
        for path, content in made.items():
            if content != self.reference.get(path) and not self.is_part(path, content, code):
                complaints.append(f"{path} is not whole, {difference(content, self.reference.get(path, b''))}")
        if code in self.exits and made != self.reference:
            complaints.append("a silent success")
        if not self.makes and not self.output.startswith(output[:output.rfind(b"\n") + 1]):
            complaints.append("the output is another")
        left = [path for path in pathlib.Path("out").rglob(".*")]
        if left and not may_leave and code is not None and code >= 0:
            complaints.append(f"{left[0]} is left")
        if self.resumes:
            again = self.program.run(*self.arguments, "--resume")[0]
            if again not in self.exits or self.made() != self.reference:
                complaints.append(f"--resume made another result, exit {again}")
            if list(pathlib.Path("out").rglob(".*")):
                complaints.append("--resume left something unfinished")
        self.clear()
        return "; ".join(complaints)


def jobs(program, games=6):
    """A batch to a folder, to a file, to a table, a stream, and the other commands; of small games, quickly."""
    os.makedirs("in/sub", exist_ok=True)
    for k in range(games):
        pathlib.Path("in", "sub" if k % 3 == 2 else "", f"{k}.json").write_text(BOS.replace("2, 1", f"{k + 2}, 1"))
    pathlib.Path("all.jsonl").write_text("".join(json.dumps(json.loads(BOS)) + "\n" for _ in range(games)))
    pathlib.Path("tree.efg").write_text('EFG 2 R "entry" { "entrant" "incumbent" }\n'
                                        'p "" 1 1 "" { "in" "out" } 0\np "" 2 1 "" { "share" "fight" } 0\n'
                                        't "" 1 "" { 1, 1 }\nt "" 2 "" { -1, -1 }\nt "" 3 "" { 0, 2 }\n')
    pathlib.Path("family.json").write_text('{"parameters": {"c": {"from": 0}}, "payoffs": [[["c", 1], [0, 0]], [[0, 0], [1, "c"]]]}')
    pathlib.Path("game.lrs").write_text("2 2\n\n2 0\n0 1\n\n1 0\n0 2\n")
    program.run("in/0.json", "--limit", "1", "--format", "json", "-o", "stopped.json")
    program.run("split", "in/0.json", "--parts", "2", "-o", "parts/")
    os.makedirs("done", exist_ok=True)
    for part in sorted(pathlib.Path("parts").glob("*.json")):
        program.run("continue", str(part), "-o", f"done/{part.name}", "--format", "json")
    return [
        Job(program, "folder", ["in", "all.jsonl", "-o", "out/", "--threads", "2"], True, resumes=True),
        Job(program, "file", ["in/0.json", "--format", "jsonl", "-o", "out/r.csv", "--format", "csv"], True),
        Job(program, "lines", ["in", "all.jsonl", "--format", "csv", "-o", "out/r.csv", "--threads", "2"], True),
        Job(program, "stream", ["all.jsonl", "--format", "csv", "--threads", "2"], False),
        Job(program, "explain", ["explain", "in/0.json", "--format", "latex", "-o", "out/e.tex"], True),
        Job(program, "convert", ["convert", "all.jsonl", "out/c.jsonl"], True),
        Job(program, "proof", ["in/0.json", "--proof", "out/p.txt", "--format", "csv", "-o", "out/r.csv"], True),
        Job(program, "tree", ["tree.efg", "-o", "out/"], True, resumes=True),
        Job(program, "family", ["family.json", "-o", "out/"], True),
        Job(program, "page", ["plot", "in/0.json", "-o", "out/page.html"], True),
        Job(program, "info", ["info", "in/0.json", "--format", "json", "-o", "out/i.json"], True),
        Job(program, "check", ["check", "in/0.json", "1,0 1,0"], False),
        Job(program, "continue", ["continue", "stopped.json", "--format", "text", "-o", "out/c.txt"], True),
        Job(program, "split", ["split", "in/0.json", "--parts", "2", "-o", "out/parts/"], True),
        Job(program, "merge", ["merge", "in/0.json", "done", "--format", "text", "-o", "out/m.txt"], True),
        Job(program, "lrsnash", ["game.lrs", "--format", "lrs"], False),
        Job(program, "report", ["in/0.json", "--report", "out/r.html", "--format", "csv", "-o", "out/r.csv"], True),
        Job(program, "generate", ["generate", "random", "--size", "8x8", "--count", "40", "-o", "out/g.jsonl"], True),
    ]
