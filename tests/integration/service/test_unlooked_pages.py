"""Pages that nobody could look at: they are never missing, and a person hears of them."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.model import Verdict
from intake_mailbot.service import poll
from tests.integration.service.faxes import NOW, PLANNER
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_orders import said, the_case
from tests.unit.pdf.builders import Document, text
from tests.unit.scan.mixed import SCAN, merged, scanned
from tests.unit.scan.sheets import file_of, pages, stranger

pytestmark = pytest.mark.xdist_group("scans")


def take_in(office: OfficeFolder, *files: tuple[str, bytes]) -> None:
    office.deliver(letter(files=files), at=NOW.timestamp())
    with office.bureau(clock=lambda: NOW) as bureau:
        poll(bureau)


@pytest.mark.parametrize("broken", ["two.jpg", "two.pdf"])
def test_a_form_whose_second_page_broke_on_its_way_is_held_for_it(
    office: OfficeFolder, broken: str
) -> None:
    first, second = pages()
    whole = file_of([second], "JPEG") if broken == "two.jpg" else scanned(second)
    take_in(office, ("one.jpg", file_of([first], "JPEG")), (broken, whole[: len(whole) // 3]))
    assert the_case(office).verdict is Verdict.HOLD
    [notice] = office.sent_to(PLANNER)
    words = " ".join(said(notice).split())
    assert f"{broken} could not be read: what seems to be missing may stand there." in words


def test_a_scan_that_was_cut_off_is_held_and_the_notice_says_so(office: OfficeFolder) -> None:
    take_in(office, ("form.pdf", SCAN[: len(SCAN) * 6 // 10]))
    assert the_case(office).verdict is Verdict.HOLD
    [notice] = office.sent_to(PLANNER)
    assert "The file was damaged or cut off on its way" in " ".join(said(notice).split())


def test_a_signed_form_behind_a_letter_and_a_long_plan_is_taken_in(office: OfficeFolder) -> None:
    cover = Document().draw(text(72, 700, "Please find the plan, and our form behind it."))
    plan = scanned(stranger())
    take_in(
        office, ("plan.docx", b""), ("all.pdf", merged(cover.bytes(), *[(plan, 1)] * 7,
                                                       (SCAN, 1), (SCAN, 2))),
    )  # fmt: skip
    assert the_case(office).verdict is Verdict.ACCEPT


def test_a_form_of_which_the_last_page_is_far_behind_is_read_whole(office: OfficeFolder) -> None:
    first, second = pages()
    white = first.copy()
    white[:] = 255
    take_in(office, ("fax.pdf", scanned(first, *[white] * 22, second)))
    assert "missing" not in " ".join(one.message for one in the_case(office).findings)
