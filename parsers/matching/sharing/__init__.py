"""One ground with several answers: "Ann Page / (860) 555-0101", "Design: Active, 1/5 to 3/3/2026".

Who shares a ground the print tells, in one module each: labels bound by a slash (``labels``), the
facts of a phase in its row (``rows``), a person's name and phone in one cell (``persons``). What
of the ground is whose their types tell, whoever shares it (``dividing``). That a print answers so
is believed where several rows or persons do; what cannot be divided is disputed.
"""
