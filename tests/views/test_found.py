from __future__ import annotations

from civics_tui.packs.library.rows import Hit
from civics_tui.views.found import found

HITS = (
    Hit(kind="claim", pack="a", id="ktla.route", title="Two thirds", excerpt="two thirds of both"),
    Hit(kind="explainer", pack="a", id="route", section="vote", title="The route", excerpt="The route"),
    Hit(kind="question", pack="a", id="q1", title="Which\nbody?", excerpt="x"),
    Hit(kind="explainer", pack="b", id="words", title="Words", excerpt=""),
)


def test_hits_stand_in_groups_with_words() -> None:
    shown = found("two", HITS)
    assert shown.line == "4 found."
    assert [(group.word, [row.address for row in group.rows]) for group in shown.groups] == [
        ("Questions", ["a/q1"]),
        ("Pages to read", ["a:route#vote", "b:words"]),
        ("Claims", ["ktla.route"]),
    ]
    assert shown.groups[0].rows[0].title == "Which body?"
    assert shown.groups[1].rows[0].excerpt == ""


def test_without_a_hit_the_likely_word_is_offered() -> None:
    shown = found("quorom", [], "quorum", 3)
    assert shown.line == 'Nothing found for "quorom". Did you mean quorum (3)?'
    assert shown.suggestion == "quorum"
    assert found("xyz", []).line == 'Nothing found for "xyz".'
    assert found("quorom", [], "quorum").line == 'Nothing found for "quorom". Did you mean quorum?'
