"""Fetching messages whole, many at a time, without marking them as read.

Source: RFC 3501 section 6.4.5 (BODY.PEEK leaves \\Seen alone).
"""

from __future__ import annotations

import hashlib
import imaplib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from imapclient import IMAPClient

from intake_mailbot.mailbox.protocol import Fetched, Filing

_LIST = 500  # messages whose sizes are asked at once
_BATCH = 50  # messages fetched at once, where they are small
_BATCH_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Waiting:
    """A message on the server: its size in bytes, and when the server took it in."""

    uid: int
    size: int
    date: datetime | None


def waiting(client: IMAPClient, uids: Sequence[int]) -> Iterator[Waiting]:
    """Sizes and dates of messages, without those that are gone."""
    for start in range(0, len(uids), _LIST):
        answer = client.fetch(uids[start : start + _LIST], ["RFC822.SIZE", "INTERNALDATE"])
        for uid in uids[start : start + _LIST]:
            if data := answer.get(uid):
                yield Waiting(uid, int(data.get(b"RFC822.SIZE", 0)), data.get(b"INTERNALDATE"))


def batches(messages: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """Parts that fit into memory together; a large message is a batch of its own."""
    batch: list[Waiting] = []
    size = 0
    for message in messages:
        if batch and (len(batch) == _BATCH or size + message.size > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(message)
        size += message.size
    if batch:
        yield batch


def fetch(
    client: IMAPClient, folder: str, uidvalidity: int, batch: Sequence[Waiting], largest: int
) -> list[Fetched]:
    """The messages of a batch, without those that are gone meanwhile.

    Of one that is larger than ``largest`` bytes, and of one that the server cannot give, only the
    headers come, or nothing at all.
    """
    whole = [message for message in batch if message.size <= largest]
    raws = _bodies(client, [message.uid for message in whole])
    made = []
    for message in batch:
        raw, size = raws.get(message.uid), message.size
        if raw is None:
            raw = _headers(client, message.uid)
        else:
            size = len(raw)
        if raw is not None:
            made.append(Fetched(folder, uidvalidity, message.uid, raw, message.date, size))
    return made


def _bodies(client: IMAPClient, uids: Sequence[int]) -> Mapping[int, bytes]:
    """Whole messages by uid; what the server refuses to give is left out."""
    if not uids:
        return {}
    try:
        answer = client.fetch(uids, ["BODY.PEEK[]"])
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        # One message that the server stumbles over must not keep the others back.
        if len(uids) == 1:
            return {}
        return {uid: raw for one in uids for uid, raw in _bodies(client, [one]).items()}
    found = ((uid, data.get(b"BODY[]")) for uid, data in answer.items())
    return {uid: raw for uid, raw in found if raw is not None}


def _headers(client: IMAPClient, uid: int) -> bytes | None:
    """A message's headers, b"" where the server cannot give them, None when it is gone."""
    try:
        data = client.fetch([uid], ["BODY.PEEK[HEADER]"]).get(uid)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return b""
    return None if data is None else data.get(b"BODY[HEADER]") or b""


def find_filed(client: IMAPClient, filing: Filing, largest: int) -> list[int]:
    """The one uid, in the folder now selected, of a message that was filed there; or none.

    Looked for by Message-ID where it has one, else by size; its bytes decide.
    """
    if filing.message_id.isascii() and filing.message_id:
        uids = client.search(["HEADER", "Message-ID", filing.message_id, "UNDELETED"])
    else:
        sizes = ["LARGER", str(max(filing.size - 1, 0)), "SMALLER", str(filing.size + 1)]
        uids = client.search([*sizes, "UNDELETED"])
    for one in waiting(client, uids):
        for mail in fetch(client, filing.source, 0, [one], largest):
            if hashlib.sha256(mail.raw).hexdigest() == filing.sha256:
                return [one.uid]
    return []
