"""The games of the comparison: family, size, options and seeds.

Every game is made by `nashsolve generate`, except `one-sided`: a random game in which all payoffs of player 1
are 0, so that every equilibrium lies on a continuum.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Entry:
    family: str
    size: str
    seeds: int = 3
    options: tuple = ()

    @property
    def name(self):
        return " ".join([self.family, *(option.removeprefix("--") for option in self.options)])


def entries(family, sizes, seeds=3, options=()):
    return [Entry(family, size, seeds, tuple(options)) for size in sizes]


FULL = [
    *entries("random", ["12x12", "14x14", "16x16", "18x18"]),
    *entries("random", ["24x24", "30x30"], seeds=1),
    *entries("random", ["2x5000", "3x1000", "5x200", "8x60"], seeds=1),
    *entries("covariant", ["14x14", "16x16"], options=["--correlation=0.5"]),
    *entries("covariant", ["14x14", "16x16"], options=["--correlation=-0.5"]),
    *entries("coordination", ["2x2", "4x4", "8x8", "12x12", "16x16"], seeds=1),
    *entries("coordination", ["10x10"], options=["--range=1000"]),
    *entries("dual-cyclic", ["6x6", "8x8", "10x10", "12x12"], seeds=1),
    *entries("blotto", ["15x15", "21x21", "28x28"], seeds=1),
    *entries("private-blotto", ["15x15", "21x21"]),
    *entries("ranking", ["16x16", "24x24"]),
    *entries("sandholm-gilpin-conitzer", ["11x11", "19x19"], seeds=1),
    *entries("tournament", ["6x15", "7x21"]),
    *entries("unit-vector", ["14x14", "18x18"]),
    *entries("sparse", ["10x10", "12x12"]),
    *entries("sparse", ["8x8"], seeds=1, options=["--density=0"]),
    *entries("one-sided", ["11x11"]),
    *entries("zero-sum", ["12x12", "16x16"]),
    *entries("zero-sum", ["10x10", "20x20"], options=["--range=1"]),
    *entries("duplicated", ["12x12", "16x16"]),
]

QUICK = [
    *entries("random", ["12x12", "14x14"]),
    *entries("random", ["3x200"], seeds=1),
    *entries("covariant", ["12x12"], seeds=1),
    *entries("coordination", ["8x8"], seeds=1),
    *entries("dual-cyclic", ["8x8"], seeds=1),
    *entries("blotto", ["15x15"], seeds=1),
    *entries("private-blotto", ["10x10"], seeds=1),
    *entries("ranking", ["12x12"], seeds=1),
    *entries("sandholm-gilpin-conitzer", ["11x11"], seeds=1),
    *entries("tournament", ["6x15"], seeds=1),
    *entries("unit-vector", ["12x12"], seeds=1),
    *entries("sparse", ["8x8"], seeds=1),
    *entries("one-sided", ["8x8"], seeds=1),
    *entries("zero-sum", ["10x10"], seeds=1, options=["--range=1"]),
    *entries("duplicated", ["12x12"], seeds=1),
]
