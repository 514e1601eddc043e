"""Whatever is sent, the mail is read quickly, and what could not be read is named."""

from __future__ import annotations

import time

import pytest

from parsers.mail import read_mail
from parsers.model import ParsedMail
from parsers.sandbox import Reader
from tests.hostile.build import PDF, attached, text, with_parts
from tests.hostile.inputs import Hostile, every

INPUTS = every()
SECONDS = 5.0


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.name)
def test_ends_fast_and_as_it_must(hostile: Hostile) -> None:
    start = time.process_time()
    read = read_mail(hostile.raw)
    took = time.process_time() - start
    assert hostile.check(read), [(x.path, x.name, x.kind, x.problem) for x in read.leaves]
    assert took < SECONDS


def test_there_are_many_of_them_each_with_a_name_of_its_own() -> None:
    assert len({hostile.name for hostile in INPUTS}) == len(INPUTS) >= 60


def test_one_child_reads_them_all_and_the_clean_mail_after_each() -> None:
    clean = with_parts(text(), attached(PDF, "profile.pdf"))
    with Reader() as reader:
        wanted = reader.read_mail(clean)
        for hostile in INPUTS:
            read = reader.read_mail(hostile.raw)
            assert isinstance(read, ParsedMail)
            assert hostile.check(read), hostile.name
        assert reader.read_mail(clean) == wanted
