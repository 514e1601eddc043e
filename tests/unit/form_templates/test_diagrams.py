"""A drawing of a process shows every stage and every way, and is what it says it is."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from form_templates import known_offices, load_office
from form_templates.diagrams import mermaid, svg
from form_templates.flow import Flow
from form_templates.flow_defaults import shortest

FLOW = load_office("ct_cep").process.flow
DOCS = Path(__file__).parents[3] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_has_every_stage_and_every_way() -> None:
    chart = mermaid(FLOW)
    assert chart.startswith("flowchart TD\n")
    assert all(f"s_{stage.id}" in chart for stage in FLOW.stages)
    assert 's_leadership_review -->|"Declined"| s_declined' in chart
    assert 's_accepted -->|"at once, if accelerated"| s_emergency_review' in chart
    assert "Clock: DAS/BEST will contact you – 5 business days" in chart
    assert "Returned for correction" in chart


def test_the_picture_has_every_stage_and_an_arrow_for_every_way() -> None:
    picture = ET.fromstring(svg(FLOW, "Profile & more"))
    words = [one.text or "" for one in picture.iter(f"{SVG}text")]
    assert all(stage.title in words for stage in FLOW.stages)
    ways = mermaid(FLOW).count("-->")
    assert sum("marker-end" in one.attrib for one in picture.iter(f"{SVG}path")) == ways
    assert picture.findtext(f"{SVG}title") == "Profile & more"


def test_no_two_words_of_the_picture_overlap() -> None:
    picture = ET.fromstring(svg(FLOW))
    lines = [int(one.attrib["y"]) for one in picture.iter(f"{SVG}text")]
    assert all(later - line >= 18 for line, later in itertools.pairwise(lines))


def test_arrows_in_one_lane_do_not_meet() -> None:
    picture = ET.fromstring(svg(FLOW))
    paths = [one.attrib["d"] for one in picture.iter(f"{SVG}path") if "marker-end" in one.attrib]
    lanes: dict[str, list[tuple[float, float]]] = {}
    for path in paths:
        start, turn = path.split()[0], path.split()[2]
        low, high = sorted((float(start.split(",")[1]), float(path.split(",")[-1].split()[0])))
        lane = lanes.setdefault(turn.split(",")[0], [])
        assert all(high < other_low or low > other_high for other_low, other_high in lane)
        lane.append((low, high))


def test_the_shortest_process_can_be_drawn() -> None:
    flow = shortest(Flow())
    assert "s_closed" in mermaid(flow)
    ET.fromstring(svg(flow))


@pytest.mark.parametrize("name", known_offices())
def test_the_committed_drawings_are_those_of_the_process_as_it_is(name: str) -> None:
    office = load_office(name)
    drawn = {
        ".svg": svg(office.process.flow, office.form.title),
        ".mmd": mermaid(office.process.flow),
    }
    page = (DOCS / "processes.md").read_text("utf-8")
    for suffix, picture in drawn.items():
        file = DOCS / "diagrams" / f"{name}{suffix}"
        assert file.read_text("utf-8") == picture, f"{file.name} is of another day: make diagrams"
        assert f"(diagrams/{file.name})" in page


@pytest.mark.parametrize("name", known_offices())
def test_a_drawing_shows_every_clock_decision_and_branch_in_words(name: str) -> None:
    flow = load_office(name).process.flow
    chart = mermaid(flow)
    picture = ET.fromstring(svg(flow))
    words = " ".join(one.text or "" for one in picture.iter(f"{SVG}text"))
    for said in (
        *(clock.what for clock in flow.clocks),
        *(decision.title for decision in flow.decisions),
        *(choice.title for decision in flow.decisions for choice in decision.choices),
    ):
        plain = " ".join(said.split())
        assert plain in words, plain
        assert plain.replace('"', "&quot;") in chart, plain


def test_no_line_of_a_drawing_is_wider_than_its_box() -> None:
    for name in known_offices():
        for line in re.findall(
            r'font-size="13"[^>]*>([^<]*)<', svg(load_office(name).process.flow)
        ):
            assert len(line) <= 84, line
