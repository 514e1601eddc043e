"""``python -m tests.layouts.sealed.convert``: the sealed Word designs as LibreOffice saves them.

Needs ``soffice``; the files and their truths are committed in ``tests/layouts/files/sealed``.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from tests.layouts.cases import Case
from tests.layouts.filed import FILES
from tests.layouts.libreoffice import FORM, convert
from tests.layouts.make import truth_of
from tests.layouts.sealed import odf, profiles
from tests.layouts.sealed.designs import DESIGNS

SEEDS = {"lo-form": (1, 2, 3, 4)}
SOURCES = {d.name.removeprefix("sealed-"): d for d in (*DESIGNS, *odf.DESIGNS)}
DOCX = "docx:MS Word 2007 XML"
ROUTES = (
    ("lo-docx", "lo-word", DOCX, (
        "word-id-official", "word-title-labels", "word-bare-four", "word-legacy-official",
        "word-legacy-list",
    )),
    ("lo-docx", "lo-word-text", DOCX, (
        "word-typed-official", "word-typed-lines", "word-typed-sideways", "word-tracked-table",
    )),
    ("lo-form", "lo-pdf-form", FORM.format("true"), ("odf-table", "odf-lines")),
    ("lo-print", "lo-pdf-text", FORM.format("false"), (
        "word-id-official", "word-title-labels", "word-bare-lines", "word-legacy-official",
        "word-typed-official", "word-typed-lines", "word-typed-sideways",
    )),
)  # fmt: skip


def _case(name: str, seed: int) -> Case:
    layout = SOURCES[name]
    rng = random.Random(f"{layout.name}:{seed}")
    profile = layout.fit(profiles.make(rng, seed))
    return Case(layout.name, layout.kind, seed, layout.build(profile, rng), profile)


def _send(route: str, kind: str, target: str, names: tuple[str, ...], work: Path) -> None:
    """Convert the designs of one route and keep them with their truths."""
    made = {}
    for name in names:
        for seed in SEEDS.get(route, (1, 2)):
            case = _case(name, seed)
            suffix = "docx" if case.data.startswith(b"PK") else "fodt"
            path = work / f"{route}-{case.layout}-{seed}.{suffix}"
            path.write_bytes(case.data)
            made[path] = case
    out = work / f"{kind}-out"
    convert(list(made), target, out)
    for path, case in made.items():
        saved = out / path.with_suffix("." + target.split(":", maxsplit=1)[0]).name
        kept = FILES / "sealed" / saved.name
        kept.write_bytes(saved.read_bytes())
        said = {**truth_of(case), "layout": f"{route}-{case.layout}", "kind": kind}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        kept.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Make all files anew."""
    folder = FILES / "sealed"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        for route in ROUTES:
            _send(*route, Path(work))


if __name__ == "__main__":
    main()
