"""Pages come out of picture files as they are seen, with square pixels."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, features

from parsers.errors import CorruptError, TooLargeError
from parsers.scan.laying.blanks import SCALE, Slot
from parsers.scan.pixels import raster
from parsers.scan.pixels.pdf import pages_of_pdf
from parsers.scan.pixels.raster import Quality, pictures_of, upright_frames
from parsers.scan.slots.ticks import shares_of_ink, told
from tests.unit.scan.sheets import file_of


def sheet(wide: int = 850, high: int = 1100) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    page = np.full((high, wide), 240, np.uint8)
    page[100:120, 100:400] = 10
    page[121:124, 100:400] = 120
    return page


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_scan_of_sixteen_bits_is_as_grey_as_one_of_eight(kind: str) -> None:
    grey = np.tile(np.arange(256, dtype=np.uint8), (200, 1))
    stream = io.BytesIO()
    Image.fromarray(grey.astype(np.uint16) * 257).save(stream, kind)
    (found,) = pictures_of(stream.getvalue())
    assert np.array_equal(found.grey, grey)


def test_every_page_of_a_tiff_is_seen() -> None:
    found = list(pictures_of(file_of([sheet(), sheet()], dpi=(100, 100))))
    assert [page.number for page in found] == [1, 2]
    assert (found[0].width, found[0].height) == pytest.approx((612, 792))
    assert found[0].quality is Quality.SCAN


def test_a_standard_fax_gets_square_pixels() -> None:
    fax = Image.fromarray(np.where(sheet(1728, 1078) < 128, 0, 255).astype(np.uint8)).convert("1")
    (page,) = pictures_of(saved(fax, "TIFF", dpi=(204, 98)))
    assert page.grey.shape == pytest.approx((2244, 1728), abs=2)
    assert page.quality is Quality.STANDARD_FAX


def test_a_standard_fax_that_does_not_say_so_is_known_by_its_shape() -> None:
    fax = Image.fromarray(np.where(sheet(1728, 1078) < 128, 0, 255).astype(np.uint8)).convert("1")
    (page,) = pictures_of(saved(fax, "TIFF"))
    assert page.grey.shape == (2156, 1728)
    assert page.quality is Quality.STANDARD_FAX


@pytest.mark.parametrize(("down", "times"), [(98, 1), (196, 2)])
def test_strokes_of_a_standard_fax_have_no_steps(down: int, times: int) -> None:
    """A slanting stroke goes on from row to row, whether each is written once or twice."""
    leaning = np.full((1078, 1728), 255, np.uint8)
    for row in range(100, 800):
        leaning[row, 2 * row : 2 * row + 30] = 0
    fax = Image.fromarray(np.repeat(leaning, times, axis=0)).convert("1")
    (page,) = pictures_of(saved(fax, "TIFF", dpi=(204, down)))
    left = (page.grey[400:1500] < 128).argmax(axis=1)
    assert page.quality is Quality.STANDARD_FAX
    assert (np.diff(left) == 0).sum() < 0.75 * len(left)
    assert ((page.grey > 60) & (page.grey < 200)).any()


def test_rows_written_twice_are_a_standard_fax() -> None:
    noise = np.random.default_rng(1).integers(0, 2, (1078, 1728)).astype(np.uint8) * 255
    fax = Image.fromarray(np.repeat(noise, 2, axis=0)).convert("1")
    (page,) = pictures_of(saved(fax, "TIFF", dpi=(204, 196)))
    assert page.quality is Quality.STANDARD_FAX


def test_a_page_of_tall_strokes_in_black_and_white_is_no_fax() -> None:
    rows = np.random.default_rng(1).integers(0, 2, (1100, 2550)).astype(np.uint8) * 255
    tall = np.repeat(rows[:1], 2200, axis=0)
    copy = Image.fromarray(np.concatenate([rows, tall])).convert("1")
    (page,) = pictures_of(saved(copy, "TIFF", dpi=(300, 300)))
    assert page.quality is Quality.SCAN


def test_black_and_white_of_few_lines_is_a_fine_fax() -> None:
    fax = Image.fromarray(np.where(sheet(1728, 2156) < 128, 0, 255).astype(np.uint8)).convert("1")
    (page,) = pictures_of(saved(fax, "TIFF", dpi=(204, 196)))
    assert page.quality is Quality.FINE_FAX


@pytest.mark.parametrize(
    ("size", "dots", "quality"),
    [
        ((1700, 2200), 200, Quality.SCAN),  # letter paper on an office's scanner
        ((1654, 2339), 200, Quality.SCAN),  # A4
        ((2040, 2640), 240, Quality.SCAN),
        ((1728, 2200), 200, Quality.FINE_FAX),  # a fax machine's lines have 1,728 dots
        ((2200, 1728), 200, Quality.FINE_FAX),  # on its side
        ((1275, 1650), 150, Quality.STANDARD_FAX),  # too few dots for letters to be whole
    ],
)
def test_black_and_white_of_200_dots_an_inch_is_a_scan_where_no_fax_machine_sent_it(
    size: tuple[int, int], dots: int, quality: Quality
) -> None:
    picture = Image.fromarray(np.where(sheet(*size) < 128, 0, 255).astype(np.uint8)).convert("1")
    (page,) = pictures_of(saved(picture, "TIFF", dpi=(dots, dots)))
    assert page.quality is quality
    (drawn,) = [one.draw() for one in pages_of_pdf(saved(picture, "PDF", resolution=dots))]
    assert drawn is not None
    assert drawn.quality is quality


def test_a_photograph_stands_as_its_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (page,) = pictures_of(saved(Image.fromarray(sheet()), "JPEG", exif=exif))
    assert page.grey.shape == (850, 1100)


def test_a_telephones_picture_is_read() -> None:
    import pillow_heif

    heif = pillow_heif.from_pillow(Image.fromarray(sheet()).convert("RGB"))
    target = io.BytesIO()
    heif.save(target)
    (page,) = pictures_of(target.getvalue())
    assert page.grey.shape == (1100, 850)


@pytest.mark.skipif(not features.check("avif"), reason="Pillow was built without AVIF")
def test_a_picture_as_browsers_save_it_is_read() -> None:
    (page,) = pictures_of(saved(Image.fromarray(sheet()), "AVIF"))
    assert page.grey.shape == (1100, 850)


def test_what_is_clear_is_white() -> None:
    clear = Image.new("RGBA", (100, 140), (0, 0, 0, 0))
    (page,) = pictures_of(saved(clear, "PNG"))
    assert page.grey.min() == 255


def test_nonsense_about_resolution_is_not_believed() -> None:
    (page,) = pictures_of(file_of([sheet()], "PNG", dpi=(1, 90_000)))
    assert (page.width, page.height) == pytest.approx((612, 792))


def test_a_resolution_by_which_a_page_would_be_larger_than_paper_is_not_believed() -> None:
    page = np.full((3300, 2550), 255, np.uint8)
    page[500:520, 300:2000] = 0
    (seen,) = pictures_of(file_of([page], "TIFF", dpi=(72, 72)))
    assert (seen.width, seen.quality) == (612, Quality.SCAN)


def test_large_pages_are_brought_down() -> None:
    (page,) = pictures_of(file_of([sheet(5100, 6600)], dpi=(600, 600)))
    assert max(page.grey.shape) == 3600
    assert page.height == pytest.approx(792)


def test_broken_and_boundless_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CorruptError):
        list(pictures_of(b"II*\x00nothing"))
    monkeypatch.setattr(raster, "_MAX_PIXELS", 1000)
    with pytest.raises(TooLargeError):
        list(pictures_of(file_of([sheet()])))


@pytest.mark.parametrize(
    ("share", "ticked", "sure"),
    [(0.0, False, True), (0.025, False, False), (0.05, True, False), (0.3, True, True),
     (0.95, True, False)],
)  # fmt: skip
def test_how_much_ink_ticks_a_box(share: float, ticked: bool, sure: bool) -> None:
    value, confidence = told(share)
    assert (value, confidence >= 0.8) == (ticked, sure)


def test_on_a_faint_page_an_empty_box_is_doubted() -> None:
    assert told(0.0, faint=True)[1] < 0.8


@pytest.mark.parametrize("moved", [-6, 0, 6])
@pytest.mark.parametrize("side", [24, 33])
def test_a_box_is_found_where_it_was_printed(moved: int, side: int) -> None:
    page = np.full((200, 200), 255, np.uint8)
    at = 80 + moved
    page[at : at + side, at : at + side] = 30
    page[at + 3 : at + side - 3, at + 3 : at + side - 3] = 255
    slot = Slot("itb", 80 / SCALE, 80 / SCALE, 80 / SCALE + 10, 80 / SCALE + 10)
    assert shares_of_ink(page, slot)[0] == 0
    for step in range(side - 8):
        page[at + 4 + step, at + 4 + step : at + 7 + step] = 0
    assert shares_of_ink(page, slot)[0] > 0.1


def test_a_wide_tick_over_the_frame_of_a_box_is_seen_and_doubted() -> None:
    page = np.full((200, 200), 255, np.uint8)
    page[80:113, 80:113] = 30
    page[83:110, 83:110] = 255
    slot = Slot("itb", 80 / SCALE, 80 / SCALE, 80 / SCALE + 10, 80 / SCALE + 10)
    assert told(*shares_of_ink(page, slot)) == (False, 0.95)
    for step in range(10):  # down before the box, below it, and up behind it
        page[106 + step : 112 + step, 70 + step : 76 + step] = 0
        page[114 - step : 120 - step, 106 + step : 113 + step] = 0
    assert told(*shares_of_ink(page, slot)) == (True, 0.7)


def test_a_page_whose_ink_is_white_is_turned_black_on_white() -> None:
    page = np.where(sheet() < 128, 255, 0).astype(np.uint8)
    made = next(iter(pictures_of(saved(Image.fromarray(page).convert("1"), "TIFF"))))
    assert (made.grey > 128).mean() > 0.5


def test_a_dark_photograph_stays_as_it_is() -> None:
    dark = np.tile(np.linspace(10, 110, 850).astype(np.uint8), (1100, 1))
    made = next(iter(pictures_of(saved(Image.fromarray(dark), "PNG"))))
    assert (made.grey < 128).all()


def test_a_photograph_of_very_many_pixels_is_decoded_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telephones take 108 and 200 million: a JPEG is made smaller before it takes their memory."""
    monkeypatch.setattr(raster, "_MAX_PIXELS", 1_000_000)
    monkeypatch.setattr(raster, "_LONGEST", 600)
    photo = Image.fromarray(sheet(1700, 2200))
    (page,) = pictures_of(saved(photo, "JPEG"))
    assert page.grey.shape == (600, 464)
    (shown,) = upright_frames(saved(photo, "JPEG"))
    assert shown.size == (850, 1100)
    for kind, how in (("PNG", {}), ("JPEG", {"progressive": True})):
        with pytest.raises(TooLargeError):
            list(pictures_of(saved(photo, kind, **how)))
    monkeypatch.setattr(raster, "_LARGEST_JPEG", 3_000_000)
    with pytest.raises(TooLargeError):
        list(pictures_of(saved(photo, "JPEG")))


def test_what_only_a_bomb_would_be_is_a_photograph_where_it_is_a_jpeg(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pillow itself refuses 179 million pixels, however small they would be decoded."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert len(list(pictures_of(saved(Image.fromarray(sheet()), "JPEG")))) == 1
    with pytest.raises(TooLargeError):
        list(pictures_of(saved(Image.fromarray(sheet()), "PNG")))
