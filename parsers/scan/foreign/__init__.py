"""Scans of prints that are not our blanks: words, lines and boxes are found in the picture.

What is found has places, as a PDF's has, and is laid out and matched by the same rules.
"""
