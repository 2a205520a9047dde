2×2 NormalFormGame{2, Int64}:
 [4, 2]  [0, -1]
 [1, 5]  [3, 3]