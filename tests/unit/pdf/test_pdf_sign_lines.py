"""Pictures of a line to sign on: as word processors draw them, with and without a name on them."""

from __future__ import annotations

from PIL import Image, ImageDraw

from parsers.pdf.sign_lines import is_bare_line


def line(size: tuple[int, int] = (340, 90)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A line with a cross before it."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    wide, high = size
    pen.line((0.05 * wide, 0.8 * high, 0.95 * wide, 0.8 * high), fill="black", width=2)
    pen.line((0.06 * wide, 0.6 * high, 0.09 * wide, 0.75 * high), fill="black", width=2)
    pen.line((0.09 * wide, 0.6 * high, 0.06 * wide, 0.75 * high), fill="black", width=2)
    return picture, pen


def test_a_line_with_a_cross_before_it_is_signed_by_nobody() -> None:
    assert is_bare_line(line()[0])
    assert is_bare_line(line((3400, 900))[0])


def test_a_name_printed_under_the_line_signs_nothing() -> None:
    picture, pen = line()
    pen.text((20, 76), "Pat Sample, Manager", fill="black")
    assert is_bare_line(picture)


def test_what_is_written_over_the_line_signs() -> None:
    picture, pen = line()
    pen.line([(90 + 6 * n, 40 + 20 * (n % 2)) for n in range(30)], fill="navy", width=2)
    assert not is_bare_line(picture)


def test_a_picture_without_a_line_is_somebody_s_hand() -> None:
    picture = Image.new("RGB", (340, 90), "white")
    pen = ImageDraw.Draw(picture)
    pen.line([(10 + 10 * n, 20 + 50 * (n % 2)) for n in range(30)], fill="navy", width=3)
    assert not is_bare_line(picture)
    assert not is_bare_line(Image.new("RGB", (340, 90), "white"))
