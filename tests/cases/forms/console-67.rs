let a = vec![vec![4, 0], vec![1, 3]];
let b = vec![vec![2, -1], vec![5, 3]];
