"""``python -m tests.layouts.testers_word.saved``: the committed files that LibreOffice has saved.

Needs ``soffice``. Word prints that went through ODT, prints of them as PDF, and Writer's own form
controls as a PDF form. A signature that LibreOffice loses on the way is no file of this set.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.layouts.filed import FILES
from tests.layouts.furtherpdf.convert import Route
from tests.layouts.later_pdf.convert import keep as keep_pdf
from tests.layouts.later_pdf.convert import sources
from tests.layouts.libreoffice import FORM, convert
from tests.layouts.odf import OdfDesign
from tests.layouts.testers_word.look import LIGHT
from tests.layouts.testers_word.people import filled
from tests.layouts.truth import Profile
from tests.layouts.unseen.libreoffice import keep
from tests.layouts.words import Words

WORD = {
    "lo-odt": (("tw-bare-fourcol", 1), ("tw-legacy-source", 1), ("tw-titles-above", 1),
               ("tw-typed-source", 1), ("tw-underscores", 1), ("tw-underscores", 2),
               ("tw-typed-above", 2), ("tw-legacy-questions", 1), ("tw-bare-paragraphs", 1),
               ("tw-tags-twocol", 2), ("tw-paired", 1), ("tw-newspaper", 2)),
}  # fmt: skip
PRINTED = {
    "lo-print": (("tw-typed-above", 1), ("tw-tags-twocol", 2), ("tw-leaders", 1),
                 ("tw-underscores", 2), ("tw-newspaper", 1), ("tw-legacy-questions", 1),
                 ("tw-titles-listed", 2), ("tw-paired", 1), ("tw-bare-fourcol", 3),
                 ("tw-legacy-source", 2), ("tw-roster-typed", 1), ("tw-roster-bare", 2),
                 ("tw-roster-legacy", 1), ("tw-tags-source", 2), ("tw-titles-above", 3),
                 ("tw-bare-paragraphs", 1), ("tw-legacy-twocol", 1), ("tw-typed-source", 3),
                 ("tw-typed-twocol", 1), ("tw-bare-fourcol", 1), ("tw-newspaper", 3),
                 ("tw-paired", 3), ("tw-leaders", 3), ("tw-underscores", 3),
                 ("tw-titles-listed", 1), ("tw-tags-twocol", 3), ("tw-legacy-source", 3)),
}  # fmt: skip


@dataclass(frozen=True)
class Writer(OdfDesign):
    """A form of Writer's controls with the tester's profiles."""

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return filled(rng, seed, vendors=4)


FORMS = (
    Writer("tp-writer-inline", "inline", titled=False),
    Writer("tp-writer-above", "above", titled=True, words=Words(other=LIGHT, star="*")),
)


def main() -> None:
    """Make all of them anew."""
    keep(WORD, FILES / "testers_word")
    folder = FILES / "testers_pdf"
    keep(PRINTED, folder)
    route = Route("lo", FORM.format("true"), "lo-pdf-form", FORMS)
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        out.mkdir()
        made = sources(FORMS, Path(name))
        convert(list(made), route.target, out)
        for path, case in made.items():
            keep_pdf(route, case, out / f"{path.stem}.pdf", folder)


if __name__ == "__main__":
    main()
