"""Forms of an acceptance test: for measuring only.

Nobody tunes the readers on these designs and nobody looks into what fails on them; only sums are
printed (``python -m tests.layouts.score --sealed``). Once somebody has looked, they are worthless.
"""
