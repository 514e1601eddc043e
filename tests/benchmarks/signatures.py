"""What verifying the signatures of a PDF costs beyond reading its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from parsers.model import NO_ROOTS, Roots
from parsers.pdf.controls import read_controls
from parsers.pdf.opening import opened
from parsers.pdf.signatures import with_verified
from parsers.pdf.tree import read_tree
from tests.benchmarks.timing import interleaved, table, verdict
from tests.unit.signatures.papers import SPONSOR, changed, paper, setting, signed
from tests.unit.signatures.people import person

_PARSE = "peer: the fields read, signatures not verified"
_AUTHORITY = "Example Authority"


def run(rounds: int) -> Iterable[str]:
    """Our blank signed by one and by two people, and changed afterwards."""
    one = signed(paper(), by=person("Ann Roe", "rsa", _AUTHORITY))
    two = signed(one, SPONSOR, person("Sam Poe"))
    after = changed(two, setting("agency", "Other", "Other"))
    roots = Roots((person(_AUTHORITY, authority=True).der,))
    ways: dict[str, Callable[[], object]] = {
        _PARSE: lambda: _read(two, verify=False),
        "one signature": lambda: _read(one),
        "one signature, its chain followed": lambda: _read(one, roots),
        "two signatures, the first looked behind": lambda: _read(two),
        "two signatures, both looked behind": lambda: _read(after),
    }
    timed = interleaved(ways, rounds)
    yield table("Signatures, our blank as a filled PDF form", timed, _PARSE)
    for name in list(ways)[1:]:
        beyond = (timed[name].median - timed[_PARSE].median) * 1000
        yield verdict(f"{name}, ms beyond the parse", beyond, 50)


def _read(data: bytes, roots: Roots = NO_ROOTS, *, verify: bool = True) -> object:
    with opened(data) as source:
        tree = read_tree(source.pdf)
        controls = read_controls(tree, source.pages)
        return with_verified(source, tree, controls.placed, roots) if verify else controls
