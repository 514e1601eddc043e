"""Pages of a form that come after it: a signed last page, the page that a scan lacked.

They are no version of their own, which would say that all the rest had been taken back: with the
version of the case that is there they are one.
"""

from __future__ import annotations

from dataclasses import replace

from form_templates.model import Form
from intake_mailbot.domain.model import Submitted
from intake_mailbot.domain.naming import title_of
from intake_mailbot.domain.printed import evidence_for, is_of, is_scan, is_typed, signed_print
from parsers.model import ParsedForm, SignatureStatus, warnings_of

_LATER = "pages came without the title of the form: are they of it, and did who signed see them?"


def is_pages(form: Form, parsed: ParsedForm) -> bool:
    """Whether a file plainly lacks a section, and the title of the form with it."""
    return bool(parsed.missing_sections) and not title_of(form, parsed)


def put_together(form: Form, before: Submitted, pages: Submitted) -> Submitted | None:
    """``pages`` with all that they lack, from the version ``before`` of their case.

    None where a person has to do it: what they lack is not there either, or they may be of another
    form. The answers of a typed form stay as they were typed, in doubt where the paper says
    otherwise, as where the two lie in one mail. Of paper the pages that came last count. Nobody can
    tell from a page without the title that it is of this form and no like one, nor whether who
    signed saw it: a person looks at all that signs the whole.
    """
    lacking = set(pages.form.missing_sections) & set(before.form.missing_sections)
    if lacking or not is_of(form, before, pages):
        return None
    if is_typed(before) and is_scan(pages):
        whole = signed_print(form, before, pages)
        return replace(pages, form=to_be_seen(whole.form), differs=whole.differs, added=True)
    whole_form = to_be_seen(_laid_over(before.form, pages.form))
    return replace(pages, form=whole_form, added=True)


def to_be_seen(parsed: ParsedForm) -> ParsedForm:
    """A form whose signatures somebody has to look at: some of its pages bear no title."""
    slots = {
        key: replace(one, status=SignatureStatus.UNCLEAR, reason=_LATER)
        if one.status is SignatureStatus.SIGNED
        else one
        for key, one in parsed.signatures.items()
    }
    return replace(parsed, signatures=slots)


def _laid_over(before: ParsedForm, pages: ParsedForm) -> ParsedForm:
    fields = {
        key: pages.fields[key] if key in pages.fields and pages.fields[key].found else one
        for key, one in before.fields.items()
    }
    slots = {
        key: pages.signatures[key]
        if key in pages.signatures and pages.signatures[key].found_by is not None
        else one
        for key, one in before.signatures.items()
    }
    whole = replace(
        pages,
        fields=fields,
        signatures=slots,
        missing_sections=(),
        scanned=(),
        form_score=min(before.form_score, pages.form_score),
    )
    shown, said = evidence_for(whole, (pages, before)), warnings_of(whole, (pages,))
    return replace(whole, evidence=shown, warnings=said)
