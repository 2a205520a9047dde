"""How the programs are built: what an attacker would look for first."""

import os
import pathlib
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import NASHSOLVE, FaultTest, main, wait_until


class Built(FaultTest):
    """Position-independent, with addresses that are protected once they are known, and no memory that is both
    written and executed (ELF-64)."""

    EXECUTABLE, WRITABLE = 1, 2
    DYNAMIC, INTERPRETER, STACK, RELRO = 2, 3, 0x6474E551, 0x6474E552

    def programs(self):
        folder = os.path.dirname(NASHSOLVE)
        return filter(os.path.exists, (NASHSOLVE, f"{folder}/nashsolve-check", f"{folder}/nashsolve-render"))

    def segments(self, name):
        """By kind: (flags, offset, size in the file), and the kind of the file."""
        with open(name, "rb") as file:
            header = file.read(64)
            self.assertEqual(header[:5], b"\x7fELF\x02")
            offset, size, count = *struct.unpack_from("<Q", header, 32), *struct.unpack_from("<HH", header, 54)
            file.seek(offset)
            rows = [struct.unpack_from("<IIQQQQ", file.read(size)) for _ in range(count)]
        return [(kind, flags, start, length) for kind, flags, start, _, _, length in rows], struct.unpack_from("<H", header, 16)[0]

    def test_to_resist(self):
        for name in self.programs():
            rows, kind_of_file = self.segments(name)
            self.assertEqual(kind_of_file, 3, "ET_DYN")
            self.assertIn(self.RELRO, [row[0] for row in rows], f"GNU_RELRO of {name}")

    def test_what_is_written_is_not_executed(self):
        for name in self.programs():
            rows, _ = self.segments(name)
            self.assertIn(self.STACK, [row[0] for row in rows], name)
            for _, flags, _, _ in rows:
                self.assertNotEqual(flags & (self.WRITABLE | self.EXECUTABLE), self.WRITABLE | self.EXECUTABLE, name)

    def test_names_are_bound_at_the_start(self):
        needs_now, flags_now = 0x18, {0x1E: 8, 0x6FFFFFFB: 1}
        for name in self.programs():
            rows, _ = self.segments(name)
            if self.INTERPRETER not in [row[0] for row in rows]:
                continue  # Static: nothing is bound later.
            start, length = next(row[2:] for row in rows if row[0] == self.DYNAMIC)
            with open(name, "rb") as file:
                file.seek(start)
                entries = list(struct.iter_unpack("<QQ", file.read(length)))
            self.assertTrue(any(tag == needs_now or value & flags_now.get(tag, 0) for tag, value in entries), name)

    def test_addresses_differ_from_run_to_run(self):
        places = set()
        for _ in range(4):
            run = self.start("-", stdin=subprocess.PIPE)
            wait_until(lambda: NASHSOLVE in pathlib.Path(f"/proc/{run.pid}/maps").read_text(encoding="utf-8"))
            places.add(pathlib.Path(f"/proc/{run.pid}/maps").read_text(encoding="utf-8").partition("-")[0])
            run.stdin.close()
            self.end_of(run)
        self.assertGreater(len(places), 1)


if __name__ == "__main__":
    main()
