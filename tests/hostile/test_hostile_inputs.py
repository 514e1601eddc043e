"""Whatever is sent, the mail is read quickly, and what could not be read is named."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
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

INPUTS = every()
SECONDS = 5.0
_LONG = (
    "PDF of very many boxes", "PDF of a drawing of itself", "Word with fields that never end",
    "Word with very many", "PDF of a font of four", "uuencoded files without end", "megabytes",
    "mail over the limit", "XML of one huge", "XML of huge", "PDF of a picture", "PDF of JPEG",
    "PDF of JBIG2", "PDF of a fax", "Word whose body is a bomb", "fax cut", "JPEG",
    "PDF of crossing", "PDF of a page a hundred", "a hundred thousand headers", "fifty thousand",
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


def test_there_are_many_of_them_each_with_a_name_of_its_own() -> None:
    chance = random.Random(1)
    named = [one.name for one in INPUTS]
    named += [one.name for family in DRAWN for one in family(chance)]
    assert not [name for name, count in Counter(named).items() if count > 1]
    assert len(named) >= 500


def test_the_same_seed_makes_the_same_inputs_and_another_one_others() -> None:
    def some(seed: int) -> list[bytes]:
        return [one.raw for _, one in islice(corpus(200, seed), 150, 190)]

    assert some(3) == some(3)
    assert some(3) != some(4)


@pytest.mark.parametrize("family", DRAWN, ids=lambda family: family.__name__)
def test_a_child_reads_a_family_and_the_clean_mail_after_it(family, reader: Reader) -> None:
    clean = with_parts(text(), attached(PDF, "profile.pdf"))
    wanted = reader.read_mail(clean)
    for hostile in family(random.Random(20_261_122)):
        if hostile.name.startswith(_LONG) or any(word in hostile.name for word in _LONG):
            continue
        if hostile.listed:
            assert hostile.check(reader.read_mail(hostile.raw)), hostile.name
        else:
            with pytest.raises(TooLargeError):
                reader.read_mail(hostile.raw)
    assert reader.read_mail(clean) == wanted
