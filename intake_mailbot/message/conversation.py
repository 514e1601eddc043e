"""Which case a mail belongs to, and by what right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake_mailbot.domain.model import CaseRef, Standing, Thread
from intake_mailbot.domain.numbers import find_numbers
from intake_mailbot.message.lookup import Lookup
from intake_mailbot.message.mail_rules import MailRules
from intake_mailbot.message.threading import token_case
from parsers.model import ParsedMail

_MOST = 50


def thread_of(mail: ParsedMail, standing: Standing, rules: MailRules, lookup: Lookup) -> Thread:
    """The case of a mail.

    By a token of ours in its References or In-Reply-To, for a sender who is believed or takes part
    in the case; by the Message-ID of an earlier mail of the case, for one who takes part; by a
    tracking number in the subject, for one who takes part and is believed; for that one by a number
    in the words or a file's name too, where no profile comes with it, or one of the title that was
    returned. Whatever else names a case is only noted as claimed. The planners of its office take
    part in every case where our own server confirms them: they write to agencies with a copy to the
    mailbox. A profile that they pass on is the agency's.
    """
    sender = mail.headers.sender.address.lower() if mail.headers.sender else ""
    answered = _answered(mail)
    among = rules if _plans(mail, standing) else replace(rules, planners={})
    noted = ""
    for case, believed_is_enough in _by_reference(answered, rules, lookup):
        if _takes_part(case, sender, among) or (believed_is_enough and standing.believed):
            return Thread(case, "token")
        noted = noted or case.tracking_number
    found = _by_number(mail, sender, standing, among, lookup) or Thread(claimed=noted)
    if found.case is None and standing.believed:
        found = _noted(found, mail, sender, rules, lookup)
    return replace(found, answers_us=_answers_us(mail, rules))


def _noted(
    found: Thread, mail: ParsedMail, sender: str, rules: MailRules, lookup: Lookup
) -> Thread:
    """``found`` with the case of the sender's whose title the profile bears.

    One that was returned goes on where the words or a file's name have its number as well.
    """
    back = _with_title(mail, lookup.returned_to(sender))
    if not back:
        again = _with_title(mail, lookup.taken_in_from(sender))
        return replace(found, again=again[0].tracking_number if again else "")
    own = mail.words if mail.body_form is None else ""  # a form's answers may name others
    written = find_numbers("\n".join((own, *_names(mail))), rules.numberings)
    named = next((one for one in back if one.tracking_number in written[:_MOST]), None)
    if named is not None and not found.claimed:
        return Thread(named, "number")
    return replace(found, perhaps=back[0].tracking_number)


def _with_title(mail: ParsedMail, cases: Sequence[CaseRef]) -> list[CaseRef]:
    """Those of ``cases`` whose title a profile in the mail bears."""
    if not (mail.forms or mail.body_form):
        return []
    return [one for one in cases if one.title and _titled(mail, one.title)]


def _names(mail: ParsedMail) -> Iterator[str]:
    """What the files that the sender attached are called."""
    return (
        leaf.name.rpartition(".")[0] for leaf in mail.leaves if leaf.name and not leaf.decoration
    )


def _answered(mail: ParsedMail) -> tuple[str, ...]:
    """The Message-IDs that the mail answers, the nearest first."""
    nearest = (mail.headers.in_reply_to, *reversed(mail.headers.references[-_MOST:]))
    return tuple(dict.fromkeys(mail_id for mail_id in nearest if mail_id))


def _by_reference(
    answered: tuple[str, ...], rules: MailRules, lookup: Lookup
) -> list[tuple[CaseRef, bool]]:
    """The cases named, and whether being believed is enough to go on with them."""
    by_token = [token_case(rules.token_key, mail_id) for mail_id in answered]
    ours = [lookup.case_by_id(case_id) for case_id in by_token if case_id]
    theirs = [lookup.case_by_message_id(mail_id) for mail_id in answered]
    return [(case, True) for case in ours if case is not None] + [
        (case, False) for case in theirs if case is not None
    ]


def _by_number(
    mail: ParsedMail, sender: str, standing: Standing, rules: MailRules, lookup: Lookup
) -> Thread | None:
    numbers = find_numbers(_where_numbers_count(mail, rules), rules.numberings)[:_MOST]
    named = [case for case in map(lookup.case_by_number, numbers) if case is not None]
    # What a planner's answer to a digest quotes says nothing: its lines name their cases.
    among = replace(rules, planners={}) if _answers_us(mail, rules) else rules
    parts = (case for case in named if standing.believed and _takes_part(case, sender, among))
    own = {case.id: case for case in parts}
    if len(own) > 1:
        own = {case.id: case for case in own.values() if _titled(mail, case.title)}
    if len(own) == 1:
        return Thread(next(iter(own.values())), "number")
    return Thread(claimed=named[0].tracking_number) if named else None


def _plans(mail: ParsedMail, standing: Standing) -> bool:
    """Whether who writes as a planner takes part in cases: confirmed, and without a profile.

    A profile that a planner passes on is the agency's: a number beside it may be another case's.
    """
    return standing.confirmed and not mail.forms and mail.body_form is None


def _takes_part(case: CaseRef, sender: str, rules: MailRules) -> bool:
    return sender in case.participants or sender in rules.planners.get(case.office, frozenset())


def _answers_us(mail: ParsedMail, rules: MailRules) -> bool:
    """Whether it answers a mail of ours, about a case or about none."""
    return any(token_case(rules.token_key, mail_id) is not None for mail_id in _answered(mail))


def _where_numbers_count(mail: ParsedMail, rules: MailRules) -> str:
    """The subject; where it has none and no profile comes, words, letters and files' names; all in
    an answer.

    A mail of ours about several cases has a token that names none of them: its numbers stand in
    what the answer quotes.
    """
    subject = mail.headers.subject
    if _answers_us(mail, rules):
        return f"{subject}\n{mail.text}"
    with_profile = mail.forms or mail.body_form is not None
    if with_profile or find_numbers(subject, rules.numberings):
        return subject
    return "\n".join((subject, mail.words, *_in_letters(mail), *_names(mail)))


def _in_letters(mail: ParsedMail) -> Iterator[str]:
    """What stands in letters of ours that came back: the number of their case among it."""
    for leaf in mail.leaves:
        for reading in leaf.further.fields.values() if leaf.further else ():
            if isinstance(reading.value, str):
                yield reading.value


def _titled(mail: ParsedMail, title: str) -> bool:
    """Whether a profile in the mail bears this title, in whichever field."""
    wanted = title.casefold().split()
    forms = [leaf.form for leaf in mail.forms if leaf.form is not None]
    if mail.body_form is not None:
        forms.append(mail.body_form)
    values = (reading.value for form in forms for reading in form.fields.values())
    return any(isinstance(value, str) and value.casefold().split() == wanted for value in values)
