"""All fresh designs."""

from tests.layouts.fresh import pdf_designs, word_others, word_tagged, word_typed, word_untagged

DESIGNS = (
    *word_tagged.DESIGNS,
    *word_untagged.DESIGNS,
    *word_others.DESIGNS,
    *word_typed.DESIGNS,
    *pdf_designs.DESIGNS,
)
