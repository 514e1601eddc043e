"""Whatever is sent, the mail is read quickly, and what could not be read is named."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from form_templates import load_office
from parsers.errors import TooLargeError
from parsers.mail import read_mail
from parsers.sandbox import Reader
from tests.hostile import lures
from tests.hostile.build import PDF, attached, text, with_parts
from tests.hostile.inputs import DRAWN, corpus, every
from tests.hostile.kinds import Hostile
from tests.hostile.senders import senders
from tests.hostile.titles import titles
from tests.hostile.xml import xml

pytestmark = pytest.mark.xdist_group("hostile")

INPUTS = every()
SECONDS = 5.0
_LONG = (
    "PDF of very many boxes", "PDF of a drawing of itself", "Word with fields that never end",
    "Word with very many", "PDF of a font of four", "uuencoded files without end", "megabytes",
    "mail over the limit", "XML of one huge", "XML of huge", "PDF of a picture", "PDF of JPEG",
    "PDF of JBIG2", "PDF of a fax", "Word whose body is a bomb", "fax cut", "JPEG",
    "PDF of crossing", "fax that is a bomb", "S/MIME a hundred", "sixty thousand empty", "HEIC",
    "PDF of a page tree two", "PDF of a signature", "PDF of a value of ten", "TIFF", "PNG", "GIF",
    "BMP", "WebP", "Word signed over very", "Word signed over no end", "Word with thousands",
    "Word with a huge", "Word with a very wide", "Word with a list", "Word with an order",
    "Word with a word", "PDF of ten megabytes", "picture of one", "flowed", "PDF of a page a hundred", "a hundred thousand headers", "fifty thousand",
    "PDF of marked contents", "PDF of clippings", "PDF of a table of very many", "PDF of a font of two milliards",
    "PDF of a font of very many", "PDF of a map of letters", "PDF of very many pictures", "PDF of curves",
    "PDF of contents very many", "PDF of a table of no width and", "PDF of fields that double", "PDF of a page tree that",
    "two hundred thousand folds", "heic", "avif", "mif1", "ten megabytes behind", "over eight megabytes",
    "very many signers", "of megabytes", "thirty megabytes", "bound many times", "styles very deep",
)  # fmt: skip
"""What takes a second or more: the long form has them."""


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """A child that knows the form, as in life."""
    lures.lay()
    with Reader((load_office("ct_cep").form,)) as warm:
        yield warm


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.name)
def test_ends_fast_and_as_it_must(hostile: Hostile) -> None:
    start = time.process_time()
    read = read_mail(hostile.raw)
    took = time.process_time() - start
    assert hostile.check(read), [(x.path, x.name, x.kind, x.problem) for x in read.leaves]
    assert took < SECONDS


@pytest.fixture(scope="module")
def families() -> dict[str, list[Hostile]]:
    """One of each that is drawn by chance, by family."""
    chance = random.Random(20_261_122)
    return {family.__name__: list(family(chance)) for family in DRAWN}


def test_there_are_many_of_them_each_with_a_name_of_its_own(
    families: dict[str, list[Hostile]],
) -> None:
    named = Counter(one.name for some in (INPUTS, *families.values()) for one in some)
    assert not [name for name, count in named.items() if count > 1]
    assert len(named) >= 500


@pytest.mark.parametrize("family", [senders, titles, xml])
def test_the_same_seed_makes_the_same_inputs(family: Callable[..., Iterator[Hostile]]) -> None:
    first, again = (list(islice(family(random.Random(3)), 30)) for _ in range(2))
    assert [one.raw for one in first] == [one.raw for one in again]


def test_a_corpus_goes_on_with_changed_bytes_after_its_first_round() -> None:
    assert len({one.name for _, one in corpus(155, 1)}) == 155


@pytest.mark.parametrize("family", [family.__name__ for family in DRAWN])
def test_a_child_reads_a_family_and_the_clean_mail_after_it(
    family: str, families: dict[str, list[Hostile]], reader: Reader
) -> None:
    clean = with_parts(text(), attached(PDF, "profile.pdf"))
    wanted = reader.read_mail(clean)
    for hostile in families[family]:
        if any(word in hostile.name for word in _LONG):
            continue
        if hostile.listed:
            assert hostile.check(reader.read_mail(hostile.raw)), hostile.name
        else:
            with pytest.raises(TooLargeError):
                reader.read_mail(hostile.raw)
    assert reader.read_mail(clean) == wanted
