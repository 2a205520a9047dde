(define A '((4 0) (1 3)))
(define B '((2 -1) (5 3)))
