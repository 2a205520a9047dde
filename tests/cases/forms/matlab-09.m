A =

  Columns 1 and 2:

   4   0
   1   3

  Columns 3 and 4:

   2  -1
   5   3

