"""``python -m tests.layouts.strange.convert``: the committed files of the strange set.

Needs LibreOffice and poppler's tools; the tests need neither. LibreOffice draws ticks with a
letter that only qpdf makes visible: what others flatten has no ticks, and none is expected.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pikepdf

from tests.layouts import cases as registry
from tests.layouts.cases import Case
from tests.layouts.catalog import BOXES
from tests.layouts.filed import FILES
from tests.layouts.libreoffice import FORM, convert
from tests.layouts.make import truth_of
from tests.layouts.strange.flatten import WAYS
from tests.layouts.strange.writer import DESIGNS, WriterDesign
from tests.layouts.truth import Profile

FOLDER = FILES / "strange"
LISTS = tuple(d for d in DESIGNS if d.yes_no == "list")


class _Unticked:
    """A design whose boxes nobody ticks."""

    def __init__(self, design: WriterDesign) -> None:
        self.design, self.name, self.kind = design, design.name, design.kind

    def fit(self, profile: Profile) -> Profile:
        written = {**profile.written, **dict.fromkeys(BOXES, "")}
        expected = {**profile.expected, **dict.fromkeys(BOXES, False)}
        return self.design.fit(replace(profile, written=written, expected=expected))

    build = property(lambda self: self.design.build)


def _exported(cases: Iterable[Case], fields: str, work: Path) -> dict[Path, Case]:
    """Each case as LibreOffice exports it, with form fields ("true") or printed ("false")."""
    work.mkdir()
    sources = {work / f"{case.layout}-{case.seed}.fodt": case for case in cases}
    for path, case in sources.items():
        path.write_bytes(case.data)
    convert(list(sources), FORM.format(fields), work / "out")
    return {work / "out" / f"{path.stem}.pdf": case for path, case in sources.items()}


def _keep(case: Case, data: bytes, name: str, kind: str) -> None:
    target = FOLDER / f"{name}-{case.seed}.pdf"
    target.write_bytes(data)
    truth = truth_of(replace(case, layout=name, kind=kind))
    text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def _packed(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        out = path.with_suffix(".packed")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.read_bytes()


def main() -> None:
    """Make all files anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        forms = [registry.make_from(d, seed) for d in DESIGNS for seed in (1, 3)]
        for path, case in _exported(forms, "true", work / "forms").items():
            _keep(case, _packed(path), f"lo-form-{case.layout}", "lo-pdf-form")
            if case.seed == 1:
                _keep(case, WAYS["pikepdf"](path.read_bytes()), f"qpdf-{case.layout}", "pdf-flat")
        prints = [registry.make_from(d, at % 2 * 2 + 1) for at, d in enumerate(DESIGNS)]
        for path, case in _exported(prints, "false", work / "prints").items():
            _keep(case, _packed(path), f"lo-print-{case.layout}", "lo-pdf-text")
        bare = [registry.make_from(_Unticked(d), seed) for d in LISTS for seed in (0, 2)]
        for path, case in _exported(bare, "true", work / "bare").items():
            way = "cairo" if case.seed else "pdfium"
            _keep(case, WAYS[way](path.read_bytes()), f"{way}-{case.layout}", "pdf-flat")


if __name__ == "__main__":
    main()
