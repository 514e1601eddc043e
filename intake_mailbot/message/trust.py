"""How far a sender is believed (the table "Who is believed" of the settings).

Only what our own receiving server says counts: Authentication-Results under a configured name,
the topmost, and above the first Received line that another house wrote. Source: RFC 8601,
sections 5 and 7.1; DMARC alignment as in RFC 7489, section 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intake_mailbot.domain.model import Standing
from intake_mailbot.message.auth_results import AuthResults, Result, read_auth_results
from intake_mailbot.message.mail_rules import MailRules
from parsers.model import Headers

_BY = re.compile(r"(?:^|\s)by\s+\[?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")


def standing(headers: Headers, rules: MailRules) -> tuple[Standing, str]:
    """How far the sender is believed, and why in a clause that planners see."""
    sender = headers.sender
    if sender is None:
        return Standing.STRANGER, "the mail has no single readable sender"
    agency = in_domains(sender.domain, rules.agency_domains)
    passed, why = _passes(headers, sender.domain, rules)
    if agency and passed:
        return Standing.AUTHENTICATED, why
    if agency and not rules.authserv_ids:
        return Standing.UNVERIFIED, "no receiving server is configured to ask"
    if agency:
        return Standing.UNPROVEN, why
    return (Standing.OUTSIDE if passed else Standing.STRANGER), why


def in_domains(domain: str, domains: Iterable[str]) -> bool:
    """Whether ``domain`` is one of ``domains`` or lies below one of them."""
    name = _plain(domain)
    wanted = [_plain(other) for other in domains]
    return bool(name) and any(
        name == other or name.endswith("." + other) for other in wanted if other
    )


def _passes(headers: Headers, domain: str, rules: MailRules) -> tuple[bool, str]:
    if internal(headers, rules.internal_header):
        return True, "our own server marks it as mail from inside"
    if not rules.authserv_ids:
        return False, "no receiving server is configured to ask"
    for said in own_results(headers, rules):
        verdicts = [result for result in said.results if result.method == "dmarc"]
        if verdicts:
            return _dmarc(verdicts, domain, said.authserv_id)
    return False, "our receiving server says nothing about it"


def _dmarc(verdicts: list[Result], domain: str, server: str) -> tuple[bool, str]:
    for verdict in verdicts:
        if verdict.result != "pass":
            return False, f"{server} says dmarc={verdict.result}"
        named = verdict.every("header.from")
        if not all(aligned(value.rpartition("@")[2], domain) for value in named):
            return False, f"{server} says dmarc=pass for {', '.join(named)}, not for {domain}"
    return True, f"{server} says dmarc=pass"


def aligned(one: str, other: str) -> bool:
    """Whether two domains are the same, or one lies below the other (of two labels or more)."""
    first, second = _plain(one), _plain(other)
    shorter, longer = sorted((first, second), key=len)
    return first == second or ("." in shorter and longer.endswith("." + shorter))


def internal(headers: Headers, internal_header: str) -> bool:
    """Whether the mail bears the header that our own server sets on mail from inside.

    ``internal_header`` is written "Name: value"; "" means that there is none.
    """
    name, colon, value = internal_header.partition(":")
    if not colon or not name.strip() or not value.strip():
        return False
    found = headers.every(name.strip())
    return bool(found) and all(v.strip().lower() == value.strip().lower() for v in found)


def own_results(headers: Headers, rules: MailRules) -> Iterator[AuthResults]:
    """What our own server says, topmost first, as far as one hop of it reaches.

    Servers put their lines on top. Reading from there, it ends at the first Received line that
    another house wrote, and at the next Received line below the first of our server's results:
    what stands further down came with the mail. A relay of another name behind our server has to
    be among the configured names.
    """
    ids = {name.strip().lower() for name in rules.authserv_ids}
    begun = False
    for name, value in headers.fields:
        if name == "received":
            if begun or not _ours(value, rules):
                return
        elif name == "authentication-results":
            said = read_auth_results(value)
            if said.authserv_id in ids:
                begun = True
                yield said


def _ours(received: str, rules: MailRules) -> bool:
    """Whether a Received line was written by our own house; True where it does not say by whom."""
    by = _BY.search(_without_comments(received[:2_000]).partition(";")[0])
    if by is None:
        return True
    host = by.group(1)
    houses = [_plain(name) for name in rules.authserv_ids]
    houses += [address.rpartition("@")[2] for address in rules.own_addresses]
    return any(aligned(host, house) or _siblings(host, house) for house in houses if house)


def _siblings(host: str, house: str) -> bool:
    """Whether two hosts share their house: mx1.example.gov and mx2.example.gov.

    Not where what they share may be a registry's own name, such as co.uk or ct.us.
    """
    first, second = _plain(host).split("."), _plain(house).split(".")
    shared = first[1:]
    return shared == second[1:] and (len(shared) > 2 or (len(shared) == 2 and len(shared[0]) > 3))


def _without_comments(text: str) -> str:
    previous = ""
    while previous != text:
        previous, text = text, _COMMENT.sub(" ", text)
    return text


def _plain(domain: str) -> str:
    return domain.strip().strip(".").lower()
