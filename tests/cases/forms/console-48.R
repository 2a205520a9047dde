A <- cbind(c(4,0), c(1,3))
B <- cbind(c(2,-1), c(5,3))
