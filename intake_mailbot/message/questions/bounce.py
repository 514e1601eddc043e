"""Does it say that a mail of ours did not arrive, or not yet?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts
from intake_mailbot.message.questions.automatic import from_daemon
from intake_mailbot.message.threading import token_case


def ask(facts: Facts) -> str:
    """A delivery report that a mail system sent; not one that a person forwards."""
    report = facts.mail.report
    if report is None or not _by_a_system(facts):
        return ""
    verb = "did not arrive" if report.failed else "is delayed"
    to = ", ".join(report.recipients[:3]) or "its recipient"
    detail = report.diagnostic or report.status
    return f"mail to {to} {verb}{': ' + detail if detail else ''}"


def ours(facts: Facts) -> tuple[str, ...]:
    """The Message-IDs of ours that the report says did not arrive; none for a mere delay."""
    report = facts.mail.report
    if report is None or not report.failed:
        return ()
    return tuple(
        mail_id
        for mail_id in report.about
        if token_case(facts.rules.token_key, mail_id) is not None
        or facts.lookup.sent_by_us(mail_id)
    )


def _by_a_system(facts: Facts) -> bool:
    headers = facts.headers
    return (
        headers.return_path == ""
        or headers.first("content-type").lower().startswith("multipart/report")
        or bool(headers.first("x-failed-recipients"))
        or bool(from_daemon(facts))
    )
