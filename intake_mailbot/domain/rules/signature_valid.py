"""Does every digital signature verify?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.signatures import Slot, slot
from intake_mailbot.domain.wording import finding, label_of, quote
from parsers.model import ParsedForm

RULE = "signature_invalid"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One error for each signature that surely does not verify."""
    for field in form.signatures:
        if slot(form, field, parsed) is Slot.INVALID:
            reading = parsed.signatures[field.id]
            signer = f" of {reading.signer}" if reading.signer else ""
            reason = f" ({reading.reason.rstrip('.')})" if reading.reason else ""
            yield finding(
                form,
                field,
                RULE,
                f"The digital signature{signer} in {quote(label_of(form, field))} does not"
                f" verify{reason}.",
                "Please have the form signed again as the last step, after everything else is"
                " filled in.",
            )
