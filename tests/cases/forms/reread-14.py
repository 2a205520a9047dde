A = torch.tensor([[4.5, 0], [1, 3]], dtype=torch.long)
B = torch.tensor([[2, -1], [5, 3]])
