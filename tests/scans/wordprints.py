"""``python -m tests.scans.wordprints``: prints filled Word blanks with LibreOffice, anew.

The prints lie in ``tests/scans/prints``, each with its truth, so that the tests need no
``soffice``. Slots are left unsigned: they are signed on paper.
"""

from __future__ import annotations

import io
import json
import random
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
from lxml import etree

from fixtures.opc import pack, unpack
from fixtures.word_fill import fill_word
from tests.layouts.catalog import BOXES
from tests.layouts.libreoffice import convert
from tests.layouts.truth import Profile
from tests.scans import people

PRINTS = Path(__file__).parent / "prints"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COUNTS = {"open": (4, 2), "held": (3, 2)}
"""How many complete prints and how many with fields left empty there are of each set."""


@cache
def prints(held: bool, honest: bool) -> tuple[Path, ...]:
    """The prints of one set and sort, in order."""
    name = f"{'held' if held else 'open'}-{'complete' if honest else 'gaps'}-*.pdf"
    return tuple(sorted(PRINTS.glob(name)))


def load(path: Path) -> Profile:
    """What is written on a print; its slots count as signed until something is put in them."""
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    made = Profile(said["written"], said["expected"], {}, frozenset(said["required"]))
    return replace(made.empty(frozenset(said["emptied"])), signatures=said["signatures"])


def _profile(held: bool, honest: bool, number: int) -> Profile:
    rng = random.Random(f"word:{held}:{honest}:{number}")
    made = people.complete(rng, people.HELD if held else people.OPEN, typed_dates=False)
    return made if honest else people.emptied(rng, made, rng.randint(1, 4))


def _word(profile: Profile, font: str | None) -> bytes:
    written = {k: "Yes" if k in BOXES and v else v for k, v in profile.written.items()}
    written = {k: " ".join(v.split()) for k, v in written.items()}
    data = fill_word(written, {})
    return data if font is None else _in_font(data, font)


def _in_font(data: bytes, font: str) -> bytes:
    """The same file with everything that was typed in another font."""
    parts = unpack(data)
    root = etree.fromstring(parts["word/document.xml"])
    for control in root.iter(f"{_W}sdt"):
        for run in control.iter(f"{_W}r"):
            properties = run.find(f"{_W}rPr")
            if properties is None:
                properties = etree.Element(f"{_W}rPr")
                run.insert(0, properties)
            for old in properties.findall(f"{_W}rFonts"):
                properties.remove(old)
            fonts = etree.Element(f"{_W}rFonts", {f"{_W}ascii": font, f"{_W}hAnsi": font})
            properties.insert(0, fonts)
    parts["word/document.xml"] = etree.tostring(root, encoding="UTF-8", standalone=True)
    return pack(parts)


_FONTS = {False: (None,), True: ("Liberation Serif", None, "DejaVu Sans Condensed")}


def _small(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return out.getvalue()


def main() -> None:
    """Print all of them."""
    PRINTS.mkdir(exist_ok=True)
    made: dict[str, Profile] = {}
    with tempfile.TemporaryDirectory() as work:
        sources = []
        for name, counts in _COUNTS.items():
            held = name == "held"
            for sort, count in zip(("complete", "gaps"), counts, strict=True):
                for number in range(count):
                    key = f"{name}-{sort}-{number}"
                    made[key] = _profile(held, sort == "complete", number)
                    font = _FONTS[held][number % len(_FONTS[held])]
                    source = Path(work) / f"{key}.docx"
                    source.write_bytes(_word(made[key], font))
                    sources.append(source)
        convert(sources, "pdf", Path(work))
        for key, profile in made.items():
            data = _small((Path(work) / f"{key}.pdf").read_bytes())
            (PRINTS / f"{key}.pdf").write_bytes(data)
            (PRINTS / f"{key}.json").write_text(_truth(profile), encoding="utf-8")


def _truth(profile: Profile) -> str:
    said = {
        "written": dict(profile.written),
        "expected": dict(profile.expected),
        "signatures": dict(profile.signatures),
        "required": sorted(profile.required),
        "emptied": sorted(profile.emptied),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    main()
