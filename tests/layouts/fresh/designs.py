"""All fresh designs."""

from tests.layouts.fresh import word_controls, word_typed

DESIGNS = (*word_controls.DESIGNS, *word_typed.DESIGNS)
