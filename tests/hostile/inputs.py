"""All hostile inputs, in families."""

from __future__ import annotations

from tests.hostile.archives import archives
from tests.hostile.bodies import html
from tests.hostile.containers import containers
from tests.hostile.headers import headers
from tests.hostile.kinds import Hostile
from tests.hostile.names import names
from tests.hostile.structures import structures


def every() -> list[Hostile]:
    """All of them."""
    return [
        *archives(), *containers(), *structures(), *html(), *headers(), *names(),
    ]  # fmt: skip
