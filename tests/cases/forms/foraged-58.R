A <- cbind(c(4, 1), c(0, 3))
B <- cbind(c(2, 5), c(-1, 3))
