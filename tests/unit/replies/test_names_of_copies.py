"""The copy of a form is called after the file that came, in letters that every program can save."""

from __future__ import annotations

import pytest

from intake_mailbot.replies.annotating import attachment
from parsers.model import Annotated


@pytest.mark.parametrize(
    ("came", "goes"),
    [
        ("Our profile.docx", "Our-profile-notes.docx"),
        (
            "Profil Straßenbäume (Größe) – final.docx",
            "Profil-Strassenbaume-Grosse-final-notes.docx",
        ),
        ("Evaluación Nørrebro.docx", "Evaluacion-Norrebro-notes.docx"),
        ("ŁÓDŹ Œuvre Þingvellir.docx", "LODZ-Oeuvre-Thingvellir-notes.docx"),
        ("Đặng đi Ðað þing.docx", "Dang-di-Dad-thing-notes.docx"),
        ("東京.docx", "form-notes.docx"),
    ],
)
def test_letters_with_signs_stay_letters(came: str, goes: str) -> None:
    assert attachment(came, Annotated(b"", ".docx")).name == goes
