#!/usr/bin/env python3
"""Proofs of searches that were done in parts: joined by `merge --proof`, each is verified by nashsolve-check and by the
checkers in Python, and the result is that of one search; what does not go together is refused.

part_proofs.py NASHSOLVE NASHSOLVE_CHECK [GAMES [MUTATIONS]]: seeded games of two players, of three and of four, some with
copies of strategies, dominated ones, ties and implied labels, in 5 to 50 parts; some parts are stopped and gone on with.
Then proofs of parts with something changed: `merge` refuses them, or both checkers say of what it wrote the same, and
accept nothing but the right answer.
"""
import hashlib
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import cell_proof_checker
import proof_checker
import proofs

NASHSOLVE, CHECK = sys.argv[1:3]


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, timeout=300)


def nashsolve(*words, codes=(0,)):
    done = run(NASHSOLVE, *words)
    assert done.returncode in codes, done
    return done


def seeded_game(seed):
    choose = random.Random(seed)
    if seed % 12 == 6:
        return proofs.inspection(choose.randint(8, 12), choose.randint(0, 2))
    if seed % 4 == 3:
        sizes = choose.choice([(2, 2, 2), (2, 3, 3), (3, 3, 3), (2, 2, 2, 2)])
        most = 10**6
    else:
        sizes = (choose.randint(5, 10), choose.randint(5, 10))
        most = choose.choice([1, 2, 9, 1000])

    def cells(depth):
        if depth == len(sizes):
            return [choose.randint(-most, most) for _ in sizes]
        return [cells(depth + 1) for _ in range(sizes[depth])]
    payoffs = cells(0)
    if seed % 4 == 1:
        payoffs.append([list(cell) for cell in payoffs[0]])
        payoffs.append([[a - 1, b] for a, b in payoffs[1]])
    return {"payoffs": payoffs}


def answer(document):
    """What a search says, but for how it was done."""
    return {key: value for key, value in document.items() if key in ("status", "equilibria", "components", "complete")}


class Division:
    """A game whose search was divided, in a folder of its own."""

    def __init__(self, folder, document, parts):
        self.game, self.parts, self.done = folder / "a game.json", folder / "parts", folder / "done"
        self.proof, self.result = folder / "proof.txt", folder / "result.json"
        self.game.write_text(json.dumps(document), encoding="utf-8")
        self.done.mkdir()
        self.refused = ""
        split = nashsolve("split", "--parts", parts, "--proof", self.done / "0.proof", "-o", self.parts, self.game, codes=(0, 1))
        self.refused = split.stderr
        self.is_for_two = isinstance(document["payoffs"][0][0][0], int)

    def do_part(self, name, choose):
        """A third of the parts are stopped at first, some again and again."""
        result, proof = self.done / name, (self.done / name).with_suffix(".proof")
        source = self.parts / name
        for limit in ["0.000001"] * choose.choice([0, 0, 1]) + ["0.002"] * choose.choice([0, 0, 3]):
            nashsolve("continue", "--time-limit", limit, source, "--proof", proof, "-o", result, codes=(0, 1, 3))
            source = result
        done = nashsolve("continue", "--threads", choose.choice([1, 2]), source, "--proof", proof, "-o", result, codes=(0, 1))
        self.refused = self.refused or done.stderr

    def do_all(self, choose):
        names = sorted(path.name for path in self.parts.iterdir())
        choose.shuffle(names)
        for name in names:
            self.do_part(name, choose)
        return len(names)

    def merge(self, proof=None):
        return run(NASHSOLVE, "merge", self.game, self.done, "--proof", proof or self.proof, "-o", self.result)

    def first_accepts(self, proof=None):
        checked = run(CHECK, self.game, proof or self.proof, self.result)
        assert checked.returncode in (0, 1), checked
        return checked.returncode == 0

    def second_accepts(self):
        checker = proof_checker if self.is_for_two else cell_proof_checker
        try:
            checker.check(self.game.read_bytes(), self.proof.read_text(encoding="utf-8"),
                          json.loads(self.result.read_text(encoding="utf-8")))
        except (checker.Rejected, ValueError, KeyError, IndexError, TypeError, ZeroDivisionError):
            return False
        return True

    def one_search(self):
        return answer(json.loads(nashsolve("--format", "json", self.game).stdout))


def verify(folder, seed):
    """The number of parts; 0 where the game has no proof, or no parts."""
    choose = random.Random(seed)
    document = seeded_game(seed)
    division = Division(folder, document, choose.randint(5, 50))
    if not division.parts.exists() or not any(division.parts.iterdir()):
        assert division.refused, seed
        return 0
    count = division.do_all(choose)
    merged = division.merge()
    if division.refused:
        assert merged.returncode == 1 and "proof" in merged.stderr, (seed, merged)
        return 0
    assert merged.returncode == 0, (seed, merged)
    assert division.first_accepts() and division.second_accepts(), seed
    assert answer(json.loads(division.result.read_text(encoding="utf-8"))) == division.one_search(), seed
    binary = division.proof.with_suffix("")
    assert division.merge(binary).returncode == 0 and division.first_accepts(binary), seed
    assert binary.read_bytes().startswith(b"nashsolve-proof/1 binary\n")
    return count


def resealed(content):
    """With the SHA-256 at the end that it should have."""
    return content[:-64] + hashlib.sha256(content[:-64]).hexdigest().encode()


def mutate(division, folder, choose, right):
    """Changes a proof of a part, and says whether all of it was accepted."""
    changed = Division.__new__(Division)
    changed.__dict__.update(division.__dict__)
    changed.done = folder / "changed"
    shutil.rmtree(changed.done, ignore_errors=True)
    shutil.copytree(division.done, changed.done)
    proofs = sorted(changed.done.glob("*.proof"))
    one, other = choose.sample(proofs, 2)
    content = one.read_bytes()
    how = choose.choice(["missing", "cut", "byte", "sealed byte", "sealed byte", "other", "twice", "longer"])
    if how == "missing":
        one.unlink()
    elif how == "cut":
        one.write_bytes(content[:choose.randrange(len(content))])
    elif how in ("byte", "sealed byte"):
        place = choose.randrange(len(content) - 65)
        content = content[:place] + bytes([content[place] ^ choose.choice([1, 2, 3, 8, 64])]) + content[place + 1:]
        one.write_bytes(resealed(content) if how == "sealed byte" else content)
    elif how == "other":
        one.write_bytes(other.read_bytes())
    elif how == "twice":
        (changed.done / "again.proof").write_bytes(content)
    else:
        one.write_bytes(content + b"\0")
    changed.proof.unlink(missing_ok=True)
    merged = changed.merge()
    assert merged.returncode in (0, 1), merged
    if merged.returncode == 1:
        assert not changed.proof.exists() and merged.stderr.count("\n") <= 2 and "roof" in merged.stderr, merged
        return False
    assert how == "sealed byte", how
    accepted = changed.first_accepts()
    assert accepted == changed.second_accepts()
    # What was changed was not needed: weights that prove as much, or a step that says less than others.
    assert not accepted or answer(json.loads(changed.result.read_text(encoding="utf-8"))) == right
    return accepted


def main():
    games = int(sys.argv[3]) if len(sys.argv) > 3 else 16
    mutations = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    counts = []
    for seed in range(games):
        with tempfile.TemporaryDirectory() as name:
            counts.append(verify(pathlib.Path(name), seed))
    assert sum(count > 0 for count in counts) >= games // 2, counts
    print(f"{sum(count > 0 for count in counts)} of {games} games in {sum(counts)} parts: proofs verified by both checkers")
    with tempfile.TemporaryDirectory() as name:
        folder, choose = pathlib.Path(name), random.Random(18)
        division = Division(folder, seeded_game(2), 8)
        division.do_all(choose)
        right = division.one_search()
        accepted = sum(mutate(division, folder, choose, right) for _ in range(mutations))
    print(f"{mutations} changes, {accepted} of them accepted, by both checkers")


if __name__ == "__main__":
    main()
