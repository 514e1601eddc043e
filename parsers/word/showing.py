"""Whether a content control shows its prompt or an answer, by all witnesses together."""

from __future__ import annotations

from parsers.model import ControlKind
from parsers.word.document import Document
from parsers.word.prompts import (
    asks,
    folded,
    is_blank,
    is_hollow,
    is_list_prompt,
    looks_filled,
)
from parsers.word.sdt import Properties


def shows_prompt(properties: Properties, shown: str, document: Document) -> bool:
    """Whether ``shown`` is the prompt of the control that ``properties`` describe.

    The witnesses, strongest first: an entry chosen from the control's own list; words that only a
    prompt uses; the glossary's text for this control; ``w:showingPlcHdr``.
    """
    if is_blank(shown):
        return properties.flagged
    if properties.kind is ControlKind.CHOICE:
        chosen = _chosen(properties, shown)
        if chosen is False:
            return True
        if chosen and not (
            properties.flagged and _in_glossary(properties, folded(shown), document)
        ):
            return False
    core = folded(shown)
    if asks(shown, core) or is_hollow(shown) or _in_glossary(properties, core, document):
        return True
    return properties.flagged and (
        core in (folded(properties.title), folded(properties.name))
        or not _answered_though_flagged(properties, shown, document)
    )


def _chosen(properties: Properties, shown: str) -> bool | None:
    """True for an answer from the list, False for the list's prompt, None for neither."""
    for option in properties.options:
        if shown == option.text:
            return not is_list_prompt(option.text, option.value)
    wanted = folded(shown)
    for option in properties.options:
        if wanted in (folded(option.text), folded(option.value or "")):
            return not is_list_prompt(option.text, option.value)
    return False if is_list_prompt(shown) else None


def _in_glossary(properties: Properties, core: str, document: Document) -> bool:
    """Whether the glossary has the text that is ``core`` when folded for this control."""
    if not properties.doc_part or core not in document.prompt_words:
        return False
    return document.prompts.get(properties.doc_part) == core


def _answered_though_flagged(properties: Properties, shown: str, document: Document) -> bool:
    """Whether the flag is stale: a program wrote an answer and left it on.

    Where LibreOffice dropped the tags it also lends blocks to controls that have none, so that
    another text than the block's proves nothing; its own flags are right. An answer from a list
    that takes no other is one of its entries.
    """
    if properties.kind is ControlKind.DATE:
        return looks_filled(shown)
    if properties.options and not properties.typed:
        return False
    if document.tagged and properties.doc_part and document.prompts.get(properties.doc_part):
        return True
    return looks_filled(shown)
