"""``python -m tests.layouts.libreoffice``: makes the committed files that LibreOffice has saved.

Needs ``soffice``; the files and their truths lie in ``tests/layouts/files``, so that the tests need
none. ``--held`` makes those of the held layouts.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from lxml import etree
from pypdf import PdfReader

from tests.layouts import cases as registry
from tests.layouts import odf
from tests.layouts.cases import Case, Layout
from tests.layouts.filed import FILES
from tests.layouts.make import truth_of

FORM = 'pdf:writer_pdf_Export:{{"ExportFormFields":{{"type":"boolean","value":"{}"}}}}'
ROUTES = {
    "lo-docx": ("docx:MS Word 2007 XML",),
    "lo-odt": ("odt", "docx:MS Word 2007 XML"),
    "lo-form": (FORM.format("true"),),
    "lo-print": (FORM.format("false"),),
}


@dataclass(frozen=True)
class Job:
    """A layout and a seed to send along a route."""

    route: str
    layout: str
    seed: int
    kind: str


def _sources(held: bool) -> dict[str, Layout]:
    known = registry.held_layouts() if held else registry.open_layouts()
    return {**known, **{d.name: d for d in (odf.HELD if held else odf.OPEN)}}


def _jobs(held: bool) -> Iterator[Job]:
    """An honest and a faulty file for most routes, one of the two for the rest."""
    for at, (name, layout) in enumerate(_sources(held).items()):
        if name in SPOILT:
            continue
        for step, (route, kind) in enumerate(KINDS.get(layout.kind, {}).items()):
            if route in {"lo-docx", "lo-form"} or kind == "lo-word-text":
                yield Job(route, name, (at + step) % 2, kind)
                yield Job(route, name, 2 + (at + step) % 2, kind)
            else:
                yield Job(route, name, (3 * at + step) % 4, kind)


KINDS = {
    "word": {"lo-docx": "lo-word", "lo-odt": "lo-word", "lo-print": "lo-pdf-text"},
    "odf": {"lo-form": "lo-pdf-form", "lo-print": "lo-pdf-text"},
    "word-legacy": {"lo-docx": "lo-word", "lo-odt": "lo-word", "lo-print": "lo-pdf-text"},
    "word-text": {"lo-docx": "lo-word-text", "lo-odt": "lo-word-text", "lo-print": "lo-pdf-text"},
    "word-tracked": {"lo-docx": "lo-word"},
}  # fmt: skip


SPOILT = {"tracked-controls"}
"""LibreOffice writes what was deleted inside a control as if it stood there."""


def convert(files: list[Path], target: str, folder: Path) -> None:
    """Convert files with LibreOffice into ``folder``."""
    profile = "-env:UserInstallation=file:///tmp/lo-layouts"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder)]
        + [str(f) for f in files],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip


def _make(job: Job) -> Case:
    layout = {**_sources(held=False), **_sources(held=True)}[job.layout]
    return registry.make_from(layout, job.seed)


def _run(jobs: list[Job], route: str, work: Path) -> dict[Job, Path]:
    """Send the jobs of one route along it."""
    here, stage = [j for j in jobs if j.route == route], work / route
    stage.mkdir()
    paths = {}
    for job in here:
        data = _make(job).data
        suffix = "docx" if data.startswith(b"PK") else "fodt"
        paths[job] = stage / f"{job.layout}-{job.seed}.{suffix}"
        paths[job].write_bytes(data)
    for step, target in enumerate(ROUTES[route]):
        folder = stage / str(step)
        convert(list(paths.values()), target, folder)
        suffix = "." + target.split(":")[0]
        paths = {j: folder / p.with_suffix(suffix).name for j, p in paths.items()}
    return paths


def said(path: Path) -> str:
    """All the text in a file, white space out, to see whether values survived."""
    if path.suffix == ".docx":
        tree = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        texts = [t.text or "" for t in tree.iter("{*}t")]
        texts += [v for e in tree.iter("{*}ddList") for v in _listed(e)]
    else:
        pdf = pypdfium2.PdfDocument(path)
        pdf.init_forms()
        texts = [page.get_textpage().get_text_range() for page in pdf]
        texts += [str(f.value or "") for f in (PdfReader(path).get_fields() or {}).values()]
    return re.sub(r"[\s\u2010\ufffe\u00ad-]+", "", "".join(texts))


def _listed(dropdown: etree._Element) -> Iterator[str]:
    for entry in dropdown.iter("{*}listEntry"):
        yield from entry.attrib.values()


def _lost(path: Path, written: dict[str, str]) -> list[str]:
    text = said(path)
    return [
        k for k, v in written.items()
        if v not in {"", "x"} and re.sub(r"[\s\u2010-]+", "", v) not in text
    ]  # fmt: skip


def main() -> None:
    """Make all files of one set, anew."""
    parser = argparse.ArgumentParser(prog="python -m tests.layouts.libreoffice")
    parser.add_argument("--held", action="store_true")
    args = parser.parse_args()
    folder = FILES / ("held" if args.held else "open")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    jobs = list(_jobs(args.held))
    with tempfile.TemporaryDirectory() as work:
        for route in ROUTES:
            for job, path in _run(jobs, route, Path(work)).items():
                _keep(job, path, folder)


def _keep(job: Job, path: Path, folder: Path) -> None:
    case = _make(job)
    truth = {**truth_of(case), "layout": f"{job.route}-{job.layout}", "kind": job.kind}
    target = folder / f"{job.route}-{job.layout}-{job.seed}{path.suffix}"
    target.write_bytes(path.read_bytes())
    target.with_suffix(".json").write_text(
        json.dumps(truth, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    if lost := _lost(path, dict(case.profile.written)):
        print(f"{target.name}: not to be seen any more: {', '.join(lost)}")


if __name__ == "__main__":
    main()
