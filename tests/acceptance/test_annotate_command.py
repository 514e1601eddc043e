"""``annotate FILE -o OUT``: the file with a comment or note at each finding."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import fixtures
from tests.servers.command import run

FORMS = Path(fixtures.__file__).parent / "forms"
MISSING = FORMS / "word-missing-fields.docx"


def test_a_word_file_gets_a_comment_at_each_finding(tmp_path: Path) -> None:
    out = tmp_path / "copy.docx"
    done = run("annotate", MISSING, "-o", out, "--on", "2026-11-03")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{out}: 3 notes.\n"
    with zipfile.ZipFile(out) as copy:
        said = copy.read("word/comments.xml").decode()
    assert "“Agency Business Sponsor – Contact Phone” is empty." in said
    checked = run("check", out, "--on", "2026-11-03")
    original = run("check", MISSING, "--on", "2026-11-03")
    assert checked.stdout.partition(":")[2] == original.stdout.partition(":")[2]


def test_a_signed_file_is_not_altered_and_gets_a_sheet(tmp_path: Path) -> None:
    done = run("annotate", FORMS / "pdf-digital-signature.pdf", "-o", tmp_path / "notes.docx")
    assert done.returncode == 0
    assert "the file is signed and was not altered" in done.stdout
    assert (tmp_path / "notes.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "notes.docx").exists()


def test_a_file_that_is_no_form_is_found_wrong(tmp_path: Path) -> None:
    done = run("annotate", FORMS / "word-encrypted.docx", "-o", tmp_path / "copy.docx")
    assert done.returncode == 1
    assert "password" in done.stderr
    assert not (tmp_path / "copy.docx").exists()


def test_the_file_itself_is_never_written_over(tmp_path: Path) -> None:
    own = Path(shutil.copy(MISSING, tmp_path / "own.docx"))
    for out in (own, tmp_path / "no" / "folder.docx"):
        done = run("annotate", own, "-o", out)
        assert done.returncode == 2
        assert done.stderr.startswith("intake-mailbot: ")
    assert own.read_bytes() == MISSING.read_bytes()
