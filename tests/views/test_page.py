from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.explainer import DIRECTIVES, Explainer, Part, Section
from civics_tui.model.pack import Term
from civics_tui.model.text import clean_text
from civics_tui.views.page import entries, no_pages, page, page_terms, section_lines, terms_in
from civics_tui.views.pieces import plain
from civics_tui.views.wrap import cells
from tests.views.ledger import LEDGER, TODAY

GLOSSARY = {
    "quorum": Term(
        id="quorum", term="quorum", text="How many must be there.", not_to_confuse_with=("majority", "gone")
    ),
    "majority": Term(id="majority", term="majority", text="More than *half*."),
}

PAGE = Explainer(
    id="route",
    title="The route",
    minutes=8,
    as_of="2026-11",
    review_by="2026-12",
    claims=("article-v.ratify",),
    sections=(
        Section(id="", title="The route", parts=(Part(kind="markdown", text="First, a [quorum](term:quorum)."),)),
        Section(
            id="vote",
            title="The *vote*",
            level=2,
            parts=(
                Part(kind="markdown", text="- one\n- [two](term:majority)"),
                Part(kind="check", ids=("q1", "q2")),
                Part(kind="callout", ids=("care",), text="Mind this."),
                Part(kind="process", ids=("route",)),
                Part(kind="glossary"),
                Part(kind="markdown", text="  "),
            ),
        ),
    ),
)


def test_a_page_is_made_of_neutral_blocks() -> None:
    shown = page(PAGE, TODAY, LEDGER)
    assert (shown.title, shown.facts, shown.stale) == ("The route", "8 minutes, as of Nov 2026", "")
    assert [(one.id, plain(one.title), one.level) for one in shown.contents] == [("vote", "The vote", 2)]
    assert [(one.kind, one.label, one.ids) for one in shown.sections[1].blocks] == [
        ("markdown", "", ()),
        ("check", "", ("q1", "q2")),
        ("callout", "Care", ()),
        ("glossary", "", ()),
    ]
    assert shown.checks == ("q1", "q2")
    assert (shown.place("vote"), shown.place("gone")) == (1, 0)


def test_a_page_over_a_stale_claim_is_stale() -> None:
    shown = page(dataclasses.replace(PAGE, claims=("figures.cycle",)), TODAY, LEDGER)
    assert (shown.stale, shown.facts.endswith(", STALE since 2026-01")) == ("STALE since 2026-01", True)


def test_a_stale_page_says_so() -> None:
    shown = page(PAGE, TODAY.replace(year=2027, month=1, day=1), LEDGER)
    assert shown.facts == "8 minutes, as of Nov 2026, STALE since 2026-12"


def test_a_section_is_told_in_lines() -> None:
    shown = page(PAGE, TODAY, LEDGER)
    assert section_lines(shown.sections[1], GLOSSARY) == (
        "The vote",
        "",
        "- one",
        "- two",
        "",
        "Check yourself: 2 questions.",
        "",
        "Care:",
        "  Mind this.",
        "",
        "quorum: How many must be there.",
        "  Not: majority",
        "majority: More than half.",
    )


@given(
    st.lists(
        st.builds(
            Part,
            kind=st.sampled_from(["markdown", *sorted(DIRECTIVES)]),
            text=st.text(max_size=60).map(clean_text),
            ids=st.lists(st.text(max_size=5).map(clean_text), max_size=2).map(tuple),
        ),
        max_size=5,
    ),
    st.text(max_size=90).map(clean_text),
)
def test_no_line_of_a_page_is_too_wide_or_holds_a_control_character(parts: list[Part], title: str) -> None:
    section = Section(id="s", title=title, parts=tuple(parts))
    shown = page(Explainer(id="p", title=title, sections=(section,)), TODAY, LEDGER)
    for line in section_lines(shown.sections[0], GLOSSARY):
        assert cells(line) <= 70
        assert clean_text(line) == line
        assert "\n" not in line


def test_words_of_the_glossary_are_found_in_order() -> None:
    assert page_terms(page(PAGE, TODAY, LEDGER)) == ("quorum", "majority")
    assert terms_in(["[a](term:x) [b](term:y)", "[c](term:x)", "| a |\n|---|\n| [d](term:z) |"]) == ("x", "y", "z")


def test_an_entry_names_what_it_is_swapped_with() -> None:
    assert [(one.word, plain(one.text), one.swapped) for one in entries(["majority", "gone", "quorum"], GLOSSARY)] == [
        ("majority", "More than half.", ()),
        ("quorum", "How many must be there.", ("majority",)),
    ]


def test_a_pack_without_pages_says_what_it_has() -> None:
    assert no_pages(40) == "No explainers in this pack. 40 questions: enter"
