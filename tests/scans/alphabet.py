"""The letters that hands are made of, as the ways of a pen.

A letter's body stands on y = 0 and is 1 high (y upwards), capitals and ascenders reach 2,
descenders −1. A stroke is the way of a pen from touching the paper to leaving it.
"""

from __future__ import annotations

Way = tuple[tuple[float, float], ...]
"""Points through which a pen goes."""


def _way(written: str) -> Way:
    """A way written in hundredths: x,y x,y …"""
    pairs = (point.split(",") for point in written.split())
    return tuple((int(x) / 100, int(y) / 100) for x, y in pairs)


def _letters(*written: str) -> tuple[tuple[Way, ...], ...]:
    """Letters, the strokes of each divided by "/"."""
    return tuple(tuple(_way(way) for way in letter.split("/")) for letter in written)


CAPITALS = _letters(
    "10,160 50,200 70,120 50,-20 0,10 60,70 120,60",  # J
    "100,170 50,200 20,150 70,100 90,40 40,0 0,40 130,50",  # S
    "10,0 30,120 40,190 100,190 110,130 40,100 80,50 130,10",  # R
    "0,10 30,100 50,200 70,60 100,130 120,200 140,60 160,10",  # M
    "110,160 60,200 10,120 30,20 90,0 130,50",  # C
    "0,0 60,140 80,200 90,100 110,0 / 20,80 140,90",  # A
    "60,180 50,90 30,10 90,10 130,40 / 0,180 70,200 140,190",  # T
    "40,0 40,100 50,190 10,130 90,200 130,110 90,10 30,20",  # D
    "70,190 20,140 60,50 10,0 50,30 120,0",  # L
    "20,200 30,100 20,0 / 110,200 40,100 80,40 140,10",  # K
)

SMALL = tuple(
    letter[0]
    for letter in _letters(
        "20,40 60,80 40,100 20,50 50,0 80,30",  # e
        "20,40 70,170 50,200 30,120 50,0 80,30",  # l
        "10,90 20,0 40,90 60,90 70,10 90,30",  # n
        "10,90 20,10 50,10 60,90 70,10 90,30",  # u
        "10,80 20,0 30,90 50,10 60,90 80,0 100,30",  # a
        "50,90 20,80 20,10 50,30 60,90 60,10 90,30",  # m
        "20,80 40,10 60,90 50,-70 20,-100 30,-50 90,30",  # y
        "20,30 50,100 60,30 30,0 80,20",  # s
        "20,30 40,100 60,85 60,10 90,30",  # r
        "40,90 10,50 40,0 60,50 40,95 90,80",  # o
        "30,40 50,160 40,10 80,20",  # t
    )
)

BLOCK = _letters(
    "0,0 50,200 100,0 / 20,80 80,80",  # A
    "0,200 0,0 / 0,200 90,200 / 0,100 70,100 / 0,0 90,0",  # E
    "0,200 0,0 / 90,200 90,0 / 0,100 90,100",  # H
    "80,200 80,40 40,0 0,40",  # J
    "0,200 0,0 90,0",  # L
    "0,0 0,200 50,80 100,200 100,0",  # M
    "0,0 0,200 90,0 90,200",  # N
    "0,0 0,200 70,180 70,120 0,100 90,0",  # R
    "90,180 40,200 10,150 80,80 60,0 0,20",  # S
    "50,200 50,0 / 0,200 100,200",  # T
)
