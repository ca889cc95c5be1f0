"""Packs in folders: manifest, ledger, parts, pages, sets, files; every break at its place, no other told."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.packs.reader import read_pack
from tests.packs.marked import found, quiet, write

MANIFEST = """\
format: 1
id: courts
version: 1.2.0
title: How judges get their seats
language: en
as_of: 2026-09-01
review_after: 12 months
objectives:
  - {id: senate-role, text: Explain what the Senate does., standards: [{framework: C3, code: D2.Civ.4.9-12}]}
sections: [{id: basics, title: Basics, questions: questions/basics.yaml, explainers: [appointment]}]
blueprints: [{id: unit, minutes: 20, parts: [{objective: senate-role, kinds: [single], n: 1}]}]
"""

QUESTIONS = """\
defaults: {tags: [courts], shuffle: false}
questions:
  - id: confirm-body
    kind: single
    stem: Which body [confirms](term:consent) judges?
    choices: [{text: The Senate, correct: true}, {text: The House, misconception: swapped}]
    explanation: See [the steps](explainer:appointment#vote).
    objective: senate-role
    claims: [constitution.consent]
  - id: term
    kind: true_false
    stem: Judges have a fixed term.
    answer: false
    explanation: They do not.
    source: Constitution, Article III
    as_of: 2020
"""

SOURCES = """\
sources:
  - {id: constitution, type: reference, title: Constitution, published: {date: 1787-09-17}}
  - {id: gazette, title: Sixty votes, wording: reworded, published: {date: 2016-05-03~, basis: inferred}}
claims:
  - id: constitution.consent
    text: The Senate consents to appointments.
    kind: rule
    place: {look_for: Advice and Consent}
  - id: gazette.sixty
    text: Sixty votes are needed, says the spokesman.
    kind: assertion
    speaker: {actor: spokesman, role: of the group}
    chain: [gazette-paper]
    as_of: 2016-05
disputes:
  - id: votes
    question: How many votes are needed?
    views: [{claims: [constitution.consent], says: a majority}, {claims: [gazette.sixty], says: 60 of 100}]
actors:
  - {id: spokesman, names: [A. Speaker], roles: [{title: spokesman, organization: gazette-paper, from: 2016, to: null}]}
  - {id: gazette-paper, names: [Gazette], kind: organization}
"""

PAGE = """\
---
id: appointment
title: From vacancy to seat
objective: senate-role
minutes: 5
claims: [constitution.consent]
---
The President proposes; the Senate [consents](term:consent).

## Vote

1. Hearing
2. Vote
    - of all
    - who are present

| who | does what |
|---|---|
| Senate | consents |

::: check confirm-body
:::

::: actors spokesman gazette-paper
:::

::: compare votes
:::

::: callout note
A majority is enough.
:::

::: image seal.png
The seal of the Senate.
:::

::: glossary
:::
"""

PACK: dict[str, str] = {
    "pack.yaml": MANIFEST,
    "questions/basics.yaml": QUESTIONS,
    "sources.yaml": SOURCES,
    "explainers/appointment.md": PAGE,
    "glossary.yaml": """\
glossary:
  - {id: consent, term: consent, forms: [consents], text: Agreement., claims: [constitution.consent]}
""",
    "misconceptions.yaml": """\
misconceptions:
  - {id: swapped, name: House and Senate swapped, text: The House has no part in it., read_on: appointment#vote}
""",
    "sets/exit-ticket.yaml": "set: {title: Exit ticket, minutes: 5, questions: [term, confirm-body]}\n",
    "teacher.md": "# For the teacher\n\nAsk first, tell later.\n",
    "media/seal.png": "",
}


def test_a_pack_with_everything_is_clean(tmp_path: Path) -> None:
    write(tmp_path / "courts", PACK)
    read = read_pack(tmp_path / "courts")
    assert quiet(read) == []
    assert read.pack is not None
    assert list(read.pack.questions) == ["confirm-body", "term"]
    assert read.pack.section_of == {"confirm-body": "basics", "term": "basics"}
    assert list(read.pack.explainers) == ["appointment"]
    assert [section.id for section in read.pack.explainers["appointment"].sections] == ["", "vote"]
    assert read.pack.explainers["appointment"].checks() == ("confirm-body",)
    assert list(read.pack.sets) == ["exit-ticket"]
    assert set(read.pack.ledger.claims) == {"constitution.consent", "gazette.sixty"}
    assert read.pack.ledger.actors["spokesman"].roles[0].from_ == "2016"
    assert (read.pack.teacher or "").startswith("# For the teacher")


def test_dates_of_the_manifest_reach_the_questions(tmp_path: Path) -> None:
    write(tmp_path, PACK)
    pack = read_pack(tmp_path).pack
    assert pack is not None
    assert (pack.questions["confirm-body"].as_of, pack.questions["confirm-body"].review_by) == (
        "2026-09-01",
        "2027-09-01",
    )
    assert (pack.questions["term"].as_of, pack.questions["term"].review_by) == ("2020", None)
    assert pack.explainers["appointment"].review_by == "2027-09-01"


@pytest.mark.parametrize(
    ("after", "as_of", "by"),
    [
        ("12 months", "2026-09", "2027-09-30"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("2 years", "2024-02-29", "2026-02-28"),
        ("10 days", "2026-12-25", "2027-01-04"),
        ("1 week", "2026", "2027-01-07"),
    ],
)
def test_review_after_counts_from_the_last_day_of_as_of(after: str, as_of: str, by: str, tmp_path: Path) -> None:
    manifest = MANIFEST.replace("12 months", after).replace("2026-09-01", as_of)
    write(tmp_path, PACK | {"pack.yaml": manifest})
    pack = read_pack(tmp_path).pack
    assert pack is not None
    assert pack.questions["confirm-body"].review_by == by


def test_the_path_of_the_manifest_means_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "courts", PACK)
    assert read_pack(tmp_path / "courts" / "pack.yaml").pack == read_pack(tmp_path / "courts").pack


def test_an_id_comes_from_the_folder_or_file(tmp_path: Path) -> None:
    write(tmp_path / "us courts", {"pack.yaml": "title: T\n"})
    write(tmp_path, {"us-courts.yaml": "title: T\n"})
    folder, file = read_pack(tmp_path / "us courts").pack, read_pack(tmp_path / "us-courts.yaml").pack
    assert folder is not None
    assert file is not None
    assert (folder.id, file.id) == ("us-courts", "us-courts")


BREAKS: dict[str, dict[str, str]] = {
    "manifest": {
        "pack.yaml": MANIFEST.replace("language: en", "language: ⟦E116⟧english please\n⟦E112⟧lisence: CC0")
        .replace("12 months", "⟦E124⟧a year")
        .replace("kinds: [single]", "kinds: [⟦E110⟧singel]")
        .replace("n: 1}", "n: ⟦E125⟧0}")
    },
    "manifest-ids": {
        "pack.yaml": MANIFEST.replace(
            "sections:", "  - {id: ⟦E109⟧senate-role, text: Again.}\n  - {id: ⟦E115⟧two words, text: No.}\nsections:"
        )
    },
    "manifest-files": {
        "pack.yaml": MANIFEST.replace("questions/basics.yaml", "⟦E101⟧questions/basic.yaml").replace(
            "[appointment]", "[appointment, ⟦E134⟧apointment]"
        )
    },
    "question-file": {"questions/more.yaml": "⟦E112⟧question:\n  - {id: a}\n"},
    "no-list": {"questions/more.yaml": "questions: ⟦E114⟧none yet\n"},
    "empty-file": {"questions/more.yaml": "⟦E114⟧"},
    "same-id": {
        "questions/more.yaml": "questions:\n  - {id: ⟦E109⟧term, kind: true_false, stem: Again?, answer: true}\n"
    },
    "former-ids": {
        "questions/more.yaml": """\
questions:
  - {id: a, kind: true_false, stem: So?, answer: true, was: [older]}
  - {id: b, kind: true_false, stem: So?, answer: true, was: [⟦E109⟧older]}
  - {id: c, kind: true_false, stem: So?, answer: true, was: [⟦E109⟧confirm-body]}
"""
    },
    "defaults": {
        "questions/more.yaml": "defaults: {⟦E112⟧id: x, points: ⟦E120⟧one}\n"
        "questions:\n  - {id: a, kind: true_false, stem: So?, answer: true}\n"
    },
    "ledger": {
        "sources.yaml": SOURCES.replace("gazette.sixty\n", "⟦E137⟧gazete.sixty\n", 1)
        .replace("actor: spokesman", "actor: ⟦E136⟧spokeswoman")
        .replace("[gazette.sixty]", "[⟦E132⟧gazette.sixty]")
        .replace("kind: rule", "kind: ⟦E116⟧law")
        .replace("2016-05\n", "⟦E124⟧May 2016\n", 1)
    },
    "ledger-words": {
        "sources.yaml": SOURCES.replace(
            "Advice and Consent", "⟦E161⟧by and with the Advice and Consent of the Senate"
        ).replace("kind: assertion\n", "kind: assertion\n    place: {look_for: ⟦E161⟧sixty votes, line: ⟦E125⟧0}\n")
    },
    "ledger-speaker": {
        "sources.yaml": SOURCES.replace("kind: assertion\n", "kind: ⟦E162⟧assertion\n").replace(
            "    speaker: {actor: spokesman, role: of the group}\n", ""
        )
    },
    "ledger-note": {
        "sources.yaml": SOURCES.replace("kind: assertion\n", "kind: assertion\n    note: nobody is named\n").replace(
            "    speaker: {actor: spokesman, role: of the group}\n", ""
        )
    },
    "dispute": {
        "sources.yaml": SOURCES.replace(
            "views: [{claims: [constitution.consent], says: a majority}, {claims: [gazette.sixty], says: 60 of 100}]",
            "⟦E163⟧views: [⟦E163⟧{claims: [], says: a majority}]",
        )
    },
    "actors": {
        "sources.yaml": SOURCES.replace("from: 2016, to: null", "from: 2016, to: ⟦E124⟧2015").replace(
            "names: [Gazette]", "⟦E119⟧names: [], not_to_confuse_with: [⟦E136⟧gazette-paper]"
        )
    },
    "ledger-twice": {"sources.yaml": SOURCES + "  - {id: ⟦E109⟧spokesman, names: [B. Speaker]}\n"},
    "glossary": {
        "glossary.yaml": "glossary:\n  - {id: consent, term: consent, text: Agreement.}\n"
        "  - {id: vote, term: vote, text: 'See [it](⟦E133⟧term:gone).', not_to_confuse_with: [⟦E133⟧votes]}\n"
    },
    "misconceptions": {
        "misconceptions.yaml": "misconceptions:\n"
        "  - {id: swapped, name: Swapped, text: No., read_on: ⟦E134⟧appointment#vots}\n"
        "  - {id: other, name: Other, text: No., read_on: ⟦E134⟧appointmnt}\n  - ⟦E113⟧⟦E113⟧{id: third}\n"
    },
    "set": {
        "sets/exit-ticket.yaml": "set: {title: Exit, minutes: ⟦E125⟧0, questions: [term, ⟦E135⟧trem, ⟦E109⟧term]}\n",
        "sets/empty.yaml": "set: {title: Empty, ⟦E119⟧questions: []}\n",
        "sets/none.yaml": "⟦E113⟧⟦E112⟧sett: {title: None}\n",
    },
    "page-head": {"explainers/more.md": "⟦E154⟧# No head\n"},
    "page-head-open": {"explainers/more.md": "⟦E154⟧---\nid: more\ntitle: More\n"},
    "page-head-keys": {
        "explainers/more.md": "---\n⟦E113⟧id: more\n⟦E112⟧titel: More\n⟦E112⟧sections: []\n"
        "minutes: ⟦E120⟧five\n---\nText.\n"
    },
    "page-head-yaml": {"explainers/more.md": "---\nid: more\ntitle: More⟦E106⟧: or less\n---\nText.\n"},
    "page-minutes": {"explainers/more.md": "---\ntitle: More\nminutes: ⟦E125⟧0\n---\nText.\n"},
    "page-text": {
        "explainers/more.md": """\
---
title: More
---
A text
⟦E150⟧- with a list right below.

⟦E150⟧<div>HTML⟦E150⟧</div> and ⟦E151⟧https://example.org, [gone](⟦E134⟧explainer:gone), ⟦E150⟧[^1].

⟦E150⟧    code

Title
⟦E150⟧=====

⟦E150⟧1) One

⟦E150⟧```
never closed
"""
    },
    "page-directives": {
        "explainers/more.md": """\
---
title: More
---
::: ⟦E152⟧quiz term
:::

::: check term ⟦E135⟧trem
:::

⟦E153⟧::: check
:::

::: actors ⟦E136⟧nobody
:::

::: process ⟦E138⟧appointment
:::

::: image ⟦E138⟧gone.png
With its text.
:::

⟦E153⟧::: image seal.png
:::

::: check term
⟦E153⟧Something inside.
:::

⟦E153⟧:::

⟦E153⟧::: check term
"""
    },
    "page-id": {"explainers/more.md": "---\nid: ⟦E109⟧appointment\ntitle: Again\n---\nText.\n"},
    "processes": {
        "processes.yaml": "processes:\n  - ⟦E113⟧{id: vote, title: Vote}\n  - ⟦E113⟧⟦E113⟧{title: No id}\n",
        "explainers/more.md": "---\ntitle: More\n---\n::: process vote\n:::\n::: process ⟦E138⟧votes\n:::\n",
    },
    "unread-files": {"glosary.yaml": "⟦W101⟧glossary: []\n", "questions/notes.md": "⟦W101⟧x\n"},
    "unread-folder": {"question/basics.yaml": "questions: []\n"},
    "shipped-ledger": {"pack.yaml": MANIFEST + "ledger: ⟦E101⟧shipped\n"},
    "newer": {"pack.yaml": MANIFEST.replace("format: 1", "format: ⟦E170⟧2")},
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    expected = write(tmp_path, PACK | BREAKS[name])
    read = read_pack(tmp_path)
    if name == "unread-folder":
        expected = [("question", "W101", 1, 1)]
    assert found(read.problems, without=("I101",)) == expected


def test_a_pack_of_a_newer_format_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, PACK | BREAKS["newer"])
    assert read_pack(tmp_path).pack is None


def test_a_pack_with_a_broken_manifest_is_used_without_the_broken_keys(tmp_path: Path) -> None:
    write(
        tmp_path,
        PACK | {"pack.yaml": MANIFEST.replace("title: How", "titel: How").replace("version: 1.2.0", "version: []")},
    )
    pack = read_pack(tmp_path).pack
    assert pack is not None
    assert (pack.id, pack.title, pack.manifest.version) == ("courts", tmp_path.name, "0")
    assert len(pack.questions) == 2


def test_what_refers_to_a_broken_record_is_not_told_twice(tmp_path: Path) -> None:
    sources = SOURCES.replace("kind: rule", "kind: ⟦E116⟧law")
    expected = write(tmp_path, PACK | {"sources.yaml": sources})
    read = read_pack(tmp_path)
    assert found(read.problems) == expected
    assert read.pack is not None
    assert list(read.pack.ledger.claims) == ["gazette.sixty"]


def test_what_a_torn_manifest_lacks_is_not_told(tmp_path: Path) -> None:
    expected = write(tmp_path, {"pack.yaml": "title: Courts⟦E106⟧: an introduction\nversion: 1\n"})
    read = read_pack(tmp_path)
    assert found(read.problems) == expected
    assert read.pack is not None
    assert (read.pack.title, read.pack.manifest.version) == (tmp_path.name, "1")


def test_what_a_torn_file_lacks_is_not_told(tmp_path: Path) -> None:
    sources = SOURCES.replace("text: The Senate consents", "text: The Senate⟦E106⟧: it consents")
    expected = write(tmp_path, PACK | {"sources.yaml": sources})
    assert found(read_pack(tmp_path).problems) == expected


def test_a_file_outside_of_the_pack_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, PACK)
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text(QUESTIONS, encoding="utf-8")
    (tmp_path / "questions" / "linked.yaml").symlink_to(outside)
    read = read_pack(tmp_path)
    assert found(read.problems) == [("questions/linked.yaml", "E101", 1, 1)]
    assert str(outside) not in "".join(read.files)


def test_the_shipped_ledger_is_the_nearest_beside_the_content(tmp_path: Path) -> None:
    source = "source: {id: paper, title: Paper}\nclaims:\n  - {id: paper.one, text: One., kind: fact}\n"
    write(tmp_path / "seeds", {"paper.yaml": source})
    write(tmp_path / "far", {"paper.yaml": source.replace("paper.one", "paper.two")})
    question = "  - {id: a, kind: true_false, stem: So?, answer: true, claims: [paper.one]}\n"
    manifest = f"title: T\nledger: shipped\nquestions:\n{question}"
    write(tmp_path / "content" / "pack", {"pack.yaml": manifest})
    write(tmp_path / "elsewhere", {"pack.yaml": manifest.replace("paper.one", "paper.two")})
    near, far = (
        read_pack(tmp_path / "content" / "pack", seeds=tmp_path / "far"),
        read_pack(tmp_path / "elsewhere", seeds=tmp_path / "far"),
    )
    assert (near.problems, far.problems) == ((), ())
    assert near.pack is not None
    assert list(near.pack.ledger.claims) == ["paper.one"]
    assert far.pack is not None
    assert list(far.pack.ledger.claims) == ["paper.two"]
