A <- matrix(c(4, 0, 1, 3), nrow = 2, byrow = TRUE)
B <- matrix(c(2, -1, 5, 3), nrow = 2, byrow = TRUE)
