import pygambit as gbt
g = gbt.Game.from_arrays([[4, 0], [1, 3]], [[2, -1], [5, 3]])
