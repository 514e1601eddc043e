"""What is laid over a finished page: typed answers, ink, and a stamp of a signature."""

from __future__ import annotations

import io
import random

import pikepdf

from tests.layouts import strokes
from tests.layouts.guests_pdf.paper import Paper
from tests.layouts.outsiders_pdf.after import annotated
from tests.layouts.outsiders_pdf.sheet import Note

Place = tuple[float, float, float, float]


def laid(data: bytes, p: Paper) -> bytes:
    """The file with all that its design wanted laid over it."""
    notes = [Note(page, place, said, 9) for page, said, place in p.laid
             if said not in {"ink", "stamp"}]  # type: ignore[arg-type]  # fmt: skip
    if notes:
        data = annotated(data, notes)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page, said, place in p.laid:
            if said in {"ink", "stamp"}:
                make = _ink if said == "ink" else _stamp
                target = pdf.pages[page]
                if "/Annots" not in target:
                    target.Annots = pikepdf.Array()
                target.Annots.append(pdf.make_indirect(make(pdf, place, p.rng)))  # type: ignore[arg-type]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _look(pdf: pikepdf.Pdf, place: Place, drawn: bytes) -> pikepdf.Object:
    look = pdf.make_stream(drawn)
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = list(place)
    return look


def _ink(pdf: pikepdf.Pdf, place: Place, rng: random.Random) -> pikepdf.Dictionary:
    left, low, right, high = place
    lines = [[(left + x, high - y) for x, y in stroke]
             for stroke in strokes.scribble(rng, right - left, high - low)]  # fmt: skip
    drawn = "0 0 0.6 RG 1.3 w " + " ".join(
        " ".join(f"{x:.2f} {y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(line)) + " S"
        for line in lines
    )
    listed = pikepdf.Array([[round(v, 2) for point in line for v in point] for line in lines])
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, F=4, Rect=list(place), InkList=listed,
        C=[0, 0, 0.6], AP=pikepdf.Dictionary(N=_look(pdf, place, drawn.encode())),
    )  # fmt: skip


def _stamp(pdf: pikepdf.Pdf, place: Place, rng: random.Random) -> pikepdf.Dictionary:
    from PIL import Image

    left, low, right, high = place
    image = Image.open(io.BytesIO(strokes.picture(rng))).convert("RGBA")
    flat = Image.new("RGB", image.size, (255, 255, 255))
    flat.paste(image, mask=image.split()[3])
    drawn = pdf.make_stream(flat.tobytes())
    drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    drawn.Width, drawn.Height, drawn.BitsPerComponent = flat.width, flat.height, 8
    drawn.ColorSpace = pikepdf.Name.DeviceRGB
    say = f"q {right - left} 0 0 {high - low} {left} {low} cm /Im Do Q"
    look = _look(pdf, place, say.encode())
    look.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=drawn))
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4, Rect=list(place),
        AP=pikepdf.Dictionary(N=look),
    )  # fmt: skip
