"""Which profiles of a mail are drafts.

An agency may send a draft for review: the subject, the sender's own words or the file's name say
so (the office may also take an unsigned Word file as one). "This is not a draft" says the contrary,
as do a final version and the title of a project that has the word in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.model import Leaf, ParsedForm, ParsedMail, SignatureStatus, Source

_MOST = 20_000
"""Only the first words of a mail are asked; longer ones quote or ramble."""
_BLANK_LINES, _SENTENCE_END = re.compile(r"\n\s*\n"), re.compile(r"(?<=[.?!]) ")
_TITLE = 200
"""Answers longer than this are no titles."""
_NOT_ONE = re.compile(
    r"\b(?:not|no longer|isn['’]?t|isnt|aren['’]?t|wasn['’]?t|never|non|without|rather than"
    r"|instead of|replac\w+|supersed\w+|ignore|disregard|discard|previous|prior|earlier|older|old"
    r"|last|since the|after the|reviewed|your (?:comments|notes|remarks|feedback) on)"
    r"[\s-]+(?:\w+[\s-]+){0,3}?drafts?\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:no longer|not|isn['’]?t|isnt|never)[\s-]+(?:\w+[\s-]+){0,2}?drafts?\b"
    r"|\bfinal(?:ized|ised)?\s+(?:(?:and|,|signed|approved|completed?|corrected)\s+){0,3}"
    r"(?:version|copy|profile|form|submission|one|document|request|engagement)\b"
    r"|\b(?:signed|executed)\s+(?:(?:and|,|final|approved|completed?|corrected)\s+){0,3}"
    r"(?:version|copy|profile|form|submission|one|document|request|engagement)\b"
    r"|\b(?:official|formal)(?:ly)?\s+submi\w+",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:reviewed|sent|submitted|e-?mailed|shared|discussed|commented on|gave|received)\s+"
    r"(?:\w+\s+){0,4}?drafts?\b"
    r"|\bdrafts?\s+(?:that\s+|which\s+)?(?:we|i|you|was|were)\s+(?:\w+\s+){0,3}?"
    r"(?:reviewed|sent|submitted|e-?mailed|shared|discussed|returned|approved)\b",
    re.IGNORECASE,
)
_DENIES_FINAL = re.compile(
    r"\b(?:not(?: yet)?|before|will|until|once|prior to|when|isn['’]?t|no|still|un)"
    r"[\s-]+(?:\w+[\s-]+){0,5}?(?:final|signed|executed|official|formal)"
    r"|\b(?:final|signed|executed|official)\b[^.!?\n]{0,40}\b(?:will|shall|follows?|later|soon)\b",
    re.IGNORECASE,
)
_THING = (
    r"(?:(?:customer|engagement|intake|work|project|agency|signed|unsigned|completed?)\s+){0,3}"
    r"(?:profile|form|request|submission|version|copy|application|cep)"
)
_SAYS = re.compile(
    rf"\bdrafts?\b(?=\s*(?:$|[.,;:!?)\]}}\"”–—]|-\s"
    rf"|{_THING}\b"
    r"|(?:for|before|prior|only|and|so|that|which|as|to|attached|below|is|in|until|we|please)\b"
    rf"|of\s+(?:\S+\s+){{0,4}}?{_THING}\b))"
    r"|\b(?-i:DRAFT)\b",
    re.IGNORECASE | re.MULTILINE,
)
_VERB = re.compile(
    r"\b(?:will|to|can|could|must|should|we|they|i|staff|team|counsel|helped?|let(?:'s|’s)?|please)"
    r"\s+(?:also\s+|then\s+|now\s+)?draft\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^\W*drafts?\b|[\[({{<*]\s*drafts?\s*[\])}}>*]|[-–—:|,]\s*drafts?\b|\bdrafts?\W*$"
    rf"|\b(?:a|the|my|our|first|second|revised|new|updated|rough|initial)\s+drafts?\b"
    rf"|\bdrafts?\s+(?:for|of|{_THING})\b",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|wg|sv|tr|antw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Drafts:
    """The paths of the drafts, whether all profiles of the mail are, and why ("" for none)."""

    paths: tuple[str, ...] = ()
    all: bool = False
    reason: str = ""


def drafts_of(mail: ParsedMail, *, unsigned_word_is_draft: bool = False) -> Drafts:
    """The drafts among the profiles of ``mail``."""
    forms = [leaf.form for leaf in mail.leaves if leaf.form is not None]
    if mail.body_form is not None:
        forms.append(mail.body_form)
    if not forms:
        return Drafts()
    reason = _mail_says(mail, forms)
    if reason:
        return Drafts(tuple(leaf.path for leaf in mail.forms), all=True, reason=reason)
    if says_final(mail.words) and not unsigned_word_is_draft:
        return Drafts()
    found = tuple(
        leaf.path
        for leaf in mail.forms
        if _leaf_says(mail, leaf) or (unsigned_word_is_draft and _unsigned_word(leaf.form))
    )
    names = ", ".join(leaf.name for leaf in mail.forms if leaf.path in found)
    return Drafts(found, len(found) == len(forms), f"a draft by its file: {names}" if found else "")


def says_draft(words: str, *, signed: bool = False) -> bool:
    """Whether the sender's own words say that a profile is a draft.

    What they say of an earlier draft ("we sent you a draft in May") counts only beside a form
    that is not signed: there it may well be this mail that they mean.
    """
    text = _VERB.sub(" ", _NOT_ONE.sub(" ", plain_words(words)))
    if signed:
        text = _PAST.sub(" ", text)
    return _SAYS.search(text) is not None and not _other_thing(text)


def says_final(words: str) -> bool:
    """Whether the sender's own words say that this is the final or signed profile."""
    return _FINAL.search(_DENIES_FINAL.sub(" ", plain_words(words))) is not None


def plain_words(words: str) -> str:
    """The words with one blank between them, line by line; of very many the first."""
    lines = (" ".join(line.split()) for line in words[:_MOST].splitlines())
    return "\n".join(line for line in lines if line)


def sentences(words: str) -> list[str]:
    """The sentences of each paragraph, however its lines are broken; of very many the first."""
    paragraphs = _BLANK_LINES.split(words[:_MOST])
    return [said for one in paragraphs for said in _SENTENCE_END.split(" ".join(one.split()))]


def subject_says_draft(subject: str) -> bool:
    """Whether a subject, without its Re: and Fwd:, says that a profile is a draft."""
    bare = _NOT_ONE.sub(" ", _REPLY.sub("", plain_words(subject)))
    return _SUBJECT.search(bare) is not None


def name_says_draft(name: str) -> bool:
    """Whether a file's name says that it is a draft: the word by itself, however it is joined."""
    parts = [part.lower() for part in _NAME_PARTS.findall(name)]
    return any(
        part in {"draft", "drafts"} and (i == 0 or parts[i - 1] not in {"not", "non", "no"})
        for i, part in enumerate(parts)
    )


def _mail_says(mail: ParsedMail, forms: list[ParsedForm]) -> str:
    words = _without_titles(plain_words(mail.words), forms)
    bare = all(unsigned(form) for form in forms)
    final = says_final(words)
    if says_draft(words, signed=not bare) and (bare or not final):
        return "a draft by the sender's own words"
    subject = _without_titles(mail.headers.subject, forms)
    if final or not subject_says_draft(subject):
        return ""
    answers = _REPLY.match(mail.headers.subject) is not None
    return "a draft by its subject" if bare or not answers else ""


def _leaf_says(mail: ParsedMail, leaf: Leaf) -> bool:
    forms = [leaf.form] if leaf.form is not None else []
    return not says_final(mail.words) and name_says_draft(_without_titles(leaf.name, forms))


def _unsigned_word(form: ParsedForm | None) -> bool:
    word = {Source.WORD, Source.WORD_LEGACY, Source.WORD_TEXT}
    return form is not None and form.source in word and unsigned(form)


def unsigned(form: ParsedForm) -> bool:
    """Whether no slot of the form shows anything that may be a signature."""
    return all(s.status is SignatureStatus.MISSING for s in form.signatures.values())


def _without_titles(text: str, forms: list[ParsedForm]) -> str:
    """``text`` without the answers of the form that have the word in them."""
    if "draft" not in text.lower():  # as in most mails, so that no answer need be looked at
        return text
    for form in forms:
        for reading in form.fields.values():
            value = reading.value
            if isinstance(value, str) and len(value) <= _TITLE and "draft" in value.lower():
                loose = r"[\W_]+".join(re.escape(w) for w in re.findall(r"\w+", value))
                text = re.sub(loose, " ", text, flags=re.IGNORECASE)
    return text


_OTHER = re.compile(
    r"\bdraft\s+(?:\w+\s+){0,2}(?:plan|contract|agreement|charter|budget|schedule|rfp|itb|rfq|sow"
    r"|statement|requirements|design|memo|letter|policy|report|diagram|presentation|minutes)s?\b",
    re.IGNORECASE,
)


def _other_thing(text: str) -> bool:
    """Whether every mention is of another document ("the draft project plan")."""
    return _SAYS.search(_OTHER.sub(" ", text)) is None
