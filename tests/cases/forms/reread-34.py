A = np.array([[4, 0], [1, 3]], dtype='<i2')
B = torch.tensor([[2, -1], [5, 3]], dtype=torch.float64, pin_memory=True)
