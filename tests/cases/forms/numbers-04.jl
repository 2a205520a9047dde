2×2 Matrix{Rational{Int64}}:
 1//2  0//1
 1//1  3//4

2×2 Matrix{Rational{Int64}}:
 5//4  -1//1
 5//2  3//1
