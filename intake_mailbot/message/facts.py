"""All that the questions of triage may look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from intake_mailbot.domain.model import Standing, Thread, Verdict
from intake_mailbot.message import beside
from intake_mailbot.message.drafts import Drafts, drafts_of, plain_words
from intake_mailbot.message.lookup import Lookup
from intake_mailbot.message.mail_rules import MailRules
from parsers.model import Headers, Leaf, ParsedForm, ParsedMail

_REPLY = re.compile(r"^\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """One mail with what is known about its sender and its thread.

    ``digest`` is what copies of this mail have in common. ``tried_again`` says that a person put it
    back into the mailbox.
    """

    mail: ParsedMail
    rules: MailRules
    lookup: Lookup
    standing: Standing
    thread: Thread
    digest: str
    tried_again: bool = False

    @property
    def headers(self) -> Headers:
        """The mail's headers."""
        return self.mail.headers

    @property
    def sender(self) -> str:
        """The sender's address, lower-cased; "" where there is none."""
        return self.headers.sender.address.lower() if self.headers.sender else ""

    @property
    def new_subject(self) -> str:
        """The subject where it is the sender's own; "" where it is taken over from a mail."""
        answers = bool(self.headers.in_reply_to or self.headers.references)
        taken_over = answers and _REPLY.match(self.headers.subject)
        return "" if taken_over else plain_words(self.headers.subject)

    @property
    def forms(self) -> tuple[ParsedForm, ...]:
        """Every profile in the mail, that of its body included."""
        found = [leaf.form for leaf in self.mail.leaves if leaf.form is not None]
        return (*found, self.mail.body_form) if self.mail.body_form is not None else tuple(found)

    @cached_property
    def drafts(self) -> Drafts:
        """Which of them are drafts."""
        return drafts_of(self.mail, unsigned_word_is_draft=self.rules.unsigned_word_is_draft)

    @property
    def attachments(self) -> tuple[Leaf, ...]:
        """Files beside the profiles that the sender attached and that can be opened."""
        return beside.attached(self.mail)

    @property
    def word_processed(self) -> tuple[Leaf, ...]:
        """Documents of other word processors in place of a form that is looked for."""
        case = self.thread.case
        wanted = not self.forms and (case is None or case.verdict is Verdict.RETURN)
        return beside.word_processed(self.mail) if wanted else ()

    @property
    def unread(self) -> tuple[Leaf, ...]:
        """Files and parts that could not be read."""
        return beside.unread(self.mail)
