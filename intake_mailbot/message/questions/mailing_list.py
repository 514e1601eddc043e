"""Did it come through a mailing list?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts

_HEADERS = ("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "List-Subscribe", "List-Owner")


def ask(facts: Facts) -> str:
    """By the headers of RFC 2369 and RFC 2919.

    An office whose own address is a group gets them on every mail: that list is not meant.
    """
    own = {_plain(address) for address in facts.rules.own_addresses}
    named = [(name, facts.headers.first(name)) for name in _HEADERS]
    present = [(name, value) for name, value in named if value.strip()]
    if not present or any(address in _plain(v) for _, v in present for address in own):
        return ""
    return f"it came through a mailing list ({present[0][0]})"


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
