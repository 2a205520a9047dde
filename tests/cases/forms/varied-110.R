A <- matrix(c(4, 1, 0, 3), nrow = 2)
B <- matrix(c(2, 5, -1, 3), nrow = 2)
