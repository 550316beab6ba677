* The model maximises; this is the negative, to be minimised.
NAME footing FREE
ROWS
 N obj
 L r0
 G r1
 E r2
 L r3
 N r4
COLUMNS
 c0 obj -0.3333333333333333
 c0 r0 1
 c0 r1 1e-08
 c1 obj 0
 m2 'MARKER' 'INTORG'
 c2 obj 2
 c2 r2 1
 c2 r4 7
 c3 obj -4
 c3 r0 1
 m4 'MARKER' 'INTEND'
 c4 obj -5
 c4 r3 1e+14
 c5 obj -6
 c5 r2 -1
 c6 obj -7
 c6 r3 1
RHS
 RHS obj 2.5
 RHS r0 10
 RHS r1 1
 RHS r2 3
 RHS r3 8.25
RANGES
 RANGE r3 12.25
BOUNDS
 LO BOUND c0 0
 PL BOUND c0
 FR BOUND c1
 LO BOUND c2 0
 UP BOUND c2 1
 LO BOUND c3 0
 PL BOUND c3
 MI BOUND c4
 UP BOUND c4 -1
 FX BOUND c5 7
 LO BOUND c6 -2
 UP BOUND c6 9
ENDATA
