A =

  Columns 1 through 2:

   4   0
   1   3

 Column 3:

   7
   8
