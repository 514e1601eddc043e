"""All fresh designs."""

from tests.layouts.fresh import pdf_designs, word_controls, word_typed

DESIGNS = (*word_controls.DESIGNS, *word_typed.DESIGNS, *pdf_designs.DESIGNS)
