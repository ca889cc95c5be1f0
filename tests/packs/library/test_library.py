"""Packs are compiled once, found by name, and come out of the library as they went in."""

from __future__ import annotations

import contextlib
import shutil
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import civics_tui
from civics_tui.errors import Ambiguous, NotFound, PackBroken, StorageError
from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.model.kinds import Question, Single
from civics_tui.model.ledger import Actor, Claim, Dispute, DisputeView, Ledger
from civics_tui.model.pack import Manifest, Misconception, Objective, Pack, QuestionSet, Standard, Term
from civics_tui.model.process import Input, Process, Rule, Step, Threshold, WhatIf
from civics_tui.model.timeline import Dating, Event, Lane, Timeline
from civics_tui.model.walk import Phrase, Walk
from civics_tui.packs import reader
from civics_tui.packs.library import stamp
from civics_tui.packs.library.library import Entry, Library
from civics_tui.packs.reader import Read, read_pack
from tests import strategies
from tests.packs.shelf import QUESTION, Shelf, later, manifest, shelf_in, small, write
from tests.packs.special import PACK as SPECIAL


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path)


class Reads:
    """Counts what is read."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, path: Path, *, seeds: Path | None = None) -> Read:
        self.paths.append(path.name)
        return read_pack(path, seeds=seeds)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    counted = Reads()
    monkeypatch.setattr(reader, "read_pack", counted)
    return counted


def titles(library: Library) -> list[str]:
    return [entry.title for entry in library.entries()]


def test_without_packs_the_library_is_empty(shelf: Shelf) -> None:
    with shelf.library() as library:
        assert library.entries() == ()
        assert not library.stale()
        assert library.search("senate") == ()
        assert library.did_you_mean("sentae") is None
        with pytest.raises(NotFound, match=r'^There is no pack "courts"\.$'):
            library.find("courts")


def test_a_pack_is_read_once(shelf: Shelf, reads: Reads) -> None:
    shelf.ship("courts", small())
    with shelf.library() as library:
        assert library.stale()
        library.refresh()
        assert not library.stale()
        assert library.find("courts").questions == 1
    with shelf.library() as library:
        assert not library.stale()
        library.refresh()
        assert library.find("courts").title == "How judges get their seats"
        assert list(library.questions("courts", ["confirm-body"])) == ["confirm-body"]
    assert reads.paths == ["courts"]


def test_before_it_is_read_a_pack_is_listed_by_name(shelf: Shelf, reads: Reads) -> None:
    shelf.ship("courts", small())
    shelf.ship("plain", {"pack.yaml": "questions: []\n"})
    shelf.ship("quoted", {"pack.yaml": 'title: "It\'s here: a pack"\n'})
    shelf.ship("folded", {"pack.yaml": "title: >-\n  A long\n  title\n"})
    with shelf.library() as library:
        assert titles(library) == ["How judges get their seats", "folded", "plain", "It's here: a pack"]
        assert not any(entry.compiled for entry in library.entries())
        assert reads.paths == []
        library.refresh()
        assert [entry.compiled for entry in library.entries()] == [True] * 4
        assert titles(library)[1] == "A long title"


def test_what_is_asked_for_is_read_without_a_word(shelf: Shelf) -> None:
    shelf.ship("courts", small())
    with shelf.library() as library:
        assert [row.id for row in library.index("courts")] == ["confirm-body"]
    with shelf.library() as library:
        assert library.search("judges")
    (entry,) = shelf.library().entries()
    with shelf.library() as library:
        assert library.ids(entry) == ("confirm-body",)


def test_a_new_a_changed_and_a_removed_pack_are_noticed(shelf: Shelf, reads: Reads) -> None:
    path = shelf.install("courts", small())
    with shelf.library() as library:
        library.refresh()
        shelf.install("other", small("other", "Other"))
        assert library.stale()
        library.refresh()
        assert titles(library) == ["How judges get their seats", "Other"]
        write(path, {"pack.yaml": manifest(title="Judges and their seats")})
        assert library.stale()
        library.refresh()
        assert titles(library) == ["Judges and their seats", "Other"]
        shutil.rmtree(path)
        assert library.stale()
        library.refresh()
        assert titles(library) == ["Other"]
        assert not library.stale()
        assert library.search("confirms", 10)[0].pack == "other"
    assert reads.paths == ["courts", "other", "courts"]


def test_a_touched_pack_is_not_read_again(shelf: Shelf, reads: Reads) -> None:
    path = shelf.install("courts", small())
    with shelf.library() as library:
        library.refresh()
        later(path / "pack.yaml")
        assert library.stale()
        library.refresh()
        assert not library.stale()
    assert reads.paths == ["courts"]


def test_another_version_of_the_app_reads_again(
    shelf: Shelf, reads: Reads, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shelf.ship("courts", small())
    with shelf.library() as library:
        library.refresh()
    package = write(tmp_path / "package", {"__init__.py": "", "packs/reader.py": "version 2", "model/pack.py": ""})
    seen = [stamp.maker()]
    with monkeypatch.context() as patch:
        patch.setattr(civics_tui, "__file__", str(package / "__init__.py"))
        for text in ("version 3", "version 10"):
            write(package, {"packs/reader.py": text})
            stamp.maker.cache_clear()
            seen.append(stamp.maker())
        with shelf.library() as library:
            assert library.stale()
            library.refresh()
            assert not library.stale()
    stamp.maker.cache_clear()
    assert len(set(seen)) == 3
    assert reads.paths == ["courts", "courts"]


def test_a_changed_ledger_is_read_again(shelf: Shelf) -> None:
    shelf.seed()
    shelf.ship("courts", small() | {"pack.yaml": manifest(ledger="shipped")})
    with shelf.library() as library:
        assert list(library.ledger("courts").claims) == ["gazette.sixty"]
        shelf.seed({"actors.yaml": "actors: [{id: bo, names: [Bo]}]\n"})
        assert library.stale()
        library.refresh()
        assert set(library.ledger("courts").actors) == {"bo"}


def test_an_id_or_its_unique_last_part_names_a_pack(shelf: Shelf) -> None:
    shelf.ship("key-actors", small("key-actors", "Key actors"))
    shelf.install("us", small("org.example.us-courts", "US courts"))
    with shelf.library() as library:
        assert library.find("key-actors").title == "Key actors"
        assert library.find("us-courts").title == "US courts"
        assert library.find("org.example.us-courts").title == "US courts"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("key-actor", 'There is no pack "key-actor". Did you mean key-actors?'),
        ("us-curts", 'There is no pack "us-curts". Did you mean us-courts?'),
        ("xyz", 'There is no pack "xyz". There are: key-actors, org.example.us-courts.'),
        ("", 'There is no pack "". There are: key-actors, org.example.us-courts.'),
    ],
)
def test_an_unknown_name_is_met_with_the_nearest(shelf: Shelf, name: str, sentence: str) -> None:
    shelf.ship("key-actors", small("key-actors"))
    shelf.install("us", small("org.example.us-courts"))
    with shelf.library() as library, pytest.raises(NotFound) as caught:
        library.find(name)
    assert caught.value.sentence == sentence


def test_a_name_that_means_two_packs_names_both(shelf: Shelf) -> None:
    first = shelf.ship("courts", small("courts"))
    second = shelf.install("other", small("courts"))
    third = shelf.install("us", small("org.example.courts"))
    with shelf.library() as library:
        with pytest.raises(Ambiguous) as caught:
            library.find("courts")
        assert str(first) in caught.value.sentence
        assert str(second) in caught.value.sentence
        assert str(third) not in caught.value.sentence
        assert library.find(str(second)).path == second
        assert library.ids(library.find(str(first))) == ("confirm-body",)
        shutil.rmtree(first)
        shutil.rmtree(second)
        library.refresh()
        shelf.install("be", small("be.courts"))
        library.refresh()
        with pytest.raises(Ambiguous, match=r"be\.courts .*org\.example\.courts"):
            library.find("courts")


def test_a_pack_is_found_by_its_path(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = write(tmp_path / "one.yaml", {"": f"title: One\nquestions:\n{QUESTION}"})
    folder = write(tmp_path / "two", small("two", "Two"))
    monkeypatch.chdir(tmp_path)
    with shelf.library() as library:
        for name in (str(one), "one.yaml", "./one.yaml"):
            assert (library.find(name).title, library.find(name).path) == ("One", one)
        for name in (str(folder), "./two", "./two/", "two/pack.yaml"):
            assert (library.find(name).title, library.find(name).path) == ("Two", folder)
        assert library.find("two").origin == "path"
        assert library.entries() == ()
        with pytest.raises(NotFound, match=r"Did you mean .*one\.yaml\?"):
            library.find("oen.yaml")
        with pytest.raises(NotFound, match=r"no pack at .*nowhere.*pack\.yml\.$"):
            library.find("nowhere/pack.yml")
    write(tmp_path / "three", small("another", "Three"))
    with shelf.library() as library, pytest.raises(NotFound, match=r"write \./three"):
        library.find("three")


def test_a_pack_by_path_is_looked_at_each_time(shelf: Shelf, tmp_path: Path, reads: Reads) -> None:
    path = write(tmp_path / "one.yaml", {"": f"title: One\nquestions:\n{QUESTION}"})
    with shelf.library() as library:
        assert library.find(str(path)).title == "One"
        assert library.find(str(path)).title == "One"
        later(path)
        assert library.find(str(path)).title == "One"
        assert reads.paths == ["one.yaml"]
        path.write_text(path.read_text("utf-8").replace("title: One", "title: Two"), encoding="utf-8")
        later(path)
        assert library.find("one").title == "Two"
        assert library.pack("one").title == "Two"
    assert reads.paths == ["one.yaml", "one.yaml"]


def test_a_pack_by_path_is_known_by_id_until_it_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    path = write(tmp_path / "one.yaml", {"": f"title: One\nquestions:\n{QUESTION}"})
    with shelf.library() as library:
        library.find(str(path))
    with shelf.library() as library:
        assert library.ids("one") == ("confirm-body",)
    path.unlink()
    with shelf.library() as library, pytest.raises(NotFound, match=r'^There is no pack "one"\.$'):
        library.index("one")
    with shelf.library() as library:
        library.refresh()
    connection = shelf.raw()
    assert connection.execute("SELECT count(*) FROM packs").fetchone() == (0,)
    connection.close()


def test_the_path_of_a_shipped_pack_means_the_shipped_pack(shelf: Shelf, reads: Reads) -> None:
    path = shelf.ship("courts", small())
    with shelf.library() as library:
        assert library.find(str(path)).origin == "shipped"
        assert library.find("courts") == library.find(str(path))
    assert reads.paths == ["courts"]


def test_a_pack_by_path_goes_before_a_shipped_one_of_its_id_while_it_is_used(shelf: Shelf, tmp_path: Path) -> None:
    shelf.ship("courts", small())
    own = write(tmp_path / "mine", small(questions=QUESTION.replace("confirm-body", "own-question")))
    with shelf.library() as library:
        shipped, mine = library.find("courts"), library.find(str(own))
        assert library.ids("courts") == ("own-question",)
        assert library.ids(shipped) == ("confirm-body",)
        assert library.ids(mine) == ("own-question",)


def test_the_ledger_beside_its_content_goes_before_the_shipped_one(shelf: Shelf, tmp_path: Path) -> None:
    shelf.seed()
    own = write(
        tmp_path / "work" / "content" / "mine",
        {"pack.yaml": manifest("mine", ledger="shipped")} | {"questions/a.yaml": f"questions:\n{QUESTION}"},
    )
    with shelf.library() as library:
        assert set(library.ledger(library.find(str(own))).actors) == {"ann-lee"}
        seeds = write(tmp_path / "work" / "seeds", {"actors.yaml": "actors: [{id: bo, names: [Bo]}]\n"})
        assert set(library.ledger(library.find(str(own))).actors) == {"bo"}
        write(seeds, {"actors.yaml": "actors: [{id: cy, names: [Cy]}]\n"})
        later(seeds / "actors.yaml")
        assert set(library.ledger(library.find(str(own))).actors) == {"cy"}


def test_a_pack_of_which_nothing_can_be_used_is_broken(shelf: Shelf, tmp_path: Path) -> None:
    broken = write(tmp_path / "broken.yaml", {"": "title: Broken\nquestions:\n  - {kind: riddle, stem: What?}\n"})
    empty = write(tmp_path / "empty.yaml", {"": "title: Empty\n"})
    shelf.install("no-yaml", {"pack.yaml": "title: [\n"})
    with shelf.library() as library:
        with pytest.raises(PackBroken, match=r"has 1 error: broken\.yaml:3:\d+: .*pack check .*broken\.yaml") as caught:
            library.find(str(broken))
        assert ".." not in caught.value.sentence
        with pytest.raises(PackBroken, match="no questions and no pages"):
            library.find(str(empty))
        with pytest.raises(PackBroken):
            library.find("no-yaml")
        (entry,) = library.entries()
        assert (entry.id, entry.questions, entry.usable) == ("no-yaml", 0, False)
        assert entry.problems > 0
        broken.write_text(f"title: Mended\nquestions:\n{QUESTION}", encoding="utf-8")
        assert library.find(str(broken)).title == "Mended"


def test_a_broken_pack_that_is_listed_can_be_asked_for(shelf: Shelf, reads: Reads) -> None:
    path = shelf.install("no-yaml", {"pack.yaml": "title: [\n"})
    with shelf.library() as library:
        library.refresh()
        (entry,) = library.entries()
        for ask in (library.index, library.ledger, library.glossary, library.pack, library.ids):
            with pytest.raises(PackBroken):
                ask(entry)
            with pytest.raises(PackBroken):
                ask("no-yaml")
        assert library.path_of("no-yaml") == path
        with pytest.raises(NotFound):
            library.path_of("nothing")
    assert reads.paths == ["no-yaml"]


def test_a_pack_that_goes_while_it_is_used_is_said_to_be_gone(shelf: Shelf) -> None:
    path = shelf.install("courts", small())
    with shelf.library() as library:
        entry = library.find("courts")
        shutil.rmtree(path)
        library.refresh()
        for pack in (entry, "courts"):
            with pytest.raises(NotFound):
                library.index(pack)


def test_one_bad_question_hides_no_other(shelf: Shelf) -> None:
    shelf.ship("courts", small(questions=QUESTION + "  - {id: bad, kind: riddle, stem: What?}\n"))
    with shelf.library() as library:
        assert library.ids("courts") == ("confirm-body",)
        assert (library.find("courts").questions, library.find("courts").problems) == (1, 1)


def test_what_cannot_be_read_keeps_no_other_pack_back(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = shelf.install("bad", small("bad", "Bad"))
    shelf.install("good", small("good", "Good"))
    real = Path.open

    def refuse(path: Path, *arguments: object, **named: object) -> object:
        if bad in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with shelf.library() as library:
        library.refresh()
        assert library.find("good").questions == 1
        assert [entry.compiled for entry in library.entries()] == [False, True]
        with pytest.raises(StorageError, match="cannot be read: Permission denied"):
            library.find(str(bad))


def test_folders_that_may_not_be_looked_into(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.install("good", small("good", "Good"))
    closed = shelf.install("closed", small("closed", "Closed"))
    real = Path.is_file

    def refuse(path: Path) -> bool:
        if closed in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_file", refuse)
        with shelf.library() as library:
            assert [entry.path.name for entry in library.entries()] == ["closed", "good"]
    shutil.rmtree(shelf.places.installed)
    shelf.places.installed.mkdir()

    def closed_folder(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", closed_folder)
    with shelf.library() as library, pytest.raises(StorageError, match=r"packs cannot be read: Permission denied\.$"):
        library.entries()


RETIRED = """\
  - id: old
    kind: true_false
    stem: It is so.
    answer: true
    retired: {since: 2025, why: It changed.}
  - id: view
    contested: true
    stem: Which view is best supported?
    views: [{text: One view of it., source: A}, {text: Another view of it., source: B}]
  - id: vars
    kind: numeric
    stem: "How many of {all}?"
    vars: {all: {int: [2, 8]}}
    answer: "= all"
    was: [former, first]
    objective: count
    difficulty: 2
    review_by: 2027-01
"""


def test_the_index_tells_what_selection_asks(shelf: Shelf) -> None:
    files = small(questions=QUESTION + RETIRED)
    files["pack.yaml"] += "objectives: [{id: count, text: Count.}]\n"
    shelf.ship("courts", files)
    with shelf.library() as library:
        rows = {row.id: row for row in library.index("courts")}
        assert list(rows) == ["confirm-body", "old", "view", "vars"]
        assert [row.retired for row in rows.values()] == [False, True, False, False]
        assert [row.contested for row in rows.values()] == [False, False, True, False]
        assert [row.variants for row in rows.values()] == [False, False, False, True]
        last = rows["vars"]
        assert (last.kind, last.objective, last.difficulty, last.review_by) == ("numeric", "count", 2, "2027-01")
        assert last.was == ("former", "first")
        assert library.find("courts").questions == 3
        assert library.ids("courts") == ("confirm-body", "view", "vars")
        assert library.ids("courts", objective="count") == ("vars",)
        assert library.ids("courts", kind="single", objective="count") == ()
        assert library.ids("courts", kind="view") == ("view",)
        assert library.ids("courts", kind="true_false") == ()
        assert library.ids("courts", section=rows["view"].section) == ("confirm-body", "view", "vars")


def test_only_the_questions_asked_for_come_in_the_order_asked_for(shelf: Shelf) -> None:
    shelf.ship("courts", small(questions=QUESTION + RETIRED))
    with shelf.library() as library:
        assert list(library.questions("courts", ["view", "nothing", "old"])) == ["view", "old"]


PROCESS = Process(
    id="p",
    title="Vote",
    minutes=4,
    inputs={"ayes": Input(int_=(0, 9), start="5"), "vp": Input(choice=("yes", "no"))},
    where=("ayes < 9",),
    steps=(
        Step(
            id="count",
            text="{ayes}",
            rules=(
                Rule(if_="ayes > half", goto="end", because="Enough."),
                Rule(else_=True, goto="end", because="So.", unclaimed="an example"),
            ),
        ),
        Step(id="end", end="success", text="Over."),
    ),
    thresholds=(Threshold(name="half", of="9", expr="9 / 2", what_if=(WhatIf(name="two", expr="2"),)),),
)
TIMELINE = Timeline(
    id="l",
    title="Line",
    minutes=2,
    lanes=(Lane(id="a", title="A"),),
    events=(Event(id="e", date="2016", lane="a", title="E", dated=(Dating(part="year", says="so"),)),),
)
COMPARISON = Dispute(
    id="d", question="Which?", views=(DisputeView(claims=("s.c",), says="x"), DisputeView(claims=("s.c",), says="y"))
)
WALK = Walk(id="w", title="Words", source="s", phrases=(Phrase(text="Advice", gloss="Counsel."),))


def whole_pack(questions: list[Question]) -> Pack:
    """A pack with something in each of its parts."""
    section = Section(
        id="",
        title="Page",
        parts=(
            Part(kind="markdown", text="Text."),
            Part(kind="check", ids=("q",)),
            Part(kind="actors", ids=("ann", "gone", "ann")),
        ),
    )
    claim = Claim(id="s.c", text="So it is.", kind="fact")
    return Pack(
        manifest=Manifest(
            id="whole",
            title="Whole",
            description="All of it.",
            objectives=(Objective(id="o", text="Do.", standards=(Standard(framework="C3", code="D2"),)),),
        ),
        questions={question.id: question for question in questions},
        section_of={question.id: "part" for question in questions[::2]},
        explainers={"page": Explainer(id="page", title="Page", minutes=5, sections=(section,))},
        processes={"p": PROCESS},
        timelines={"l": TIMELINE},
        comparisons={"d": COMPARISON},
        walks={"w": WALK},
        misconceptions={"m": Misconception(id="m", name="Mixed", text="No.")},
        glossary={"t": Term(id="t", term="Term", text="Means.", forms=("terms",))},
        sets={"exit": QuestionSet(id="exit", title="Exit", minutes=3, questions=("q", "r"))},
        ledger=Ledger(claims={claim.id: claim}, actors={"ann": Actor(id="ann", names=("Ann",), kind="person")}),
        teacher="For the teacher.",
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(questions=st.lists(strategies.questions, min_size=1, max_size=6, unique_by=lambda one: one.id))
def test_a_pack_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, questions: list[Question]
) -> None:
    shelf = shelf_in(tmp_path_factory.mktemp("shelf"))
    shelf.ship("whole", small())
    pack = whole_pack(questions)
    monkeypatch.setattr(reader, "read_pack", lambda path, *, seeds: Read(pack))
    with shelf.library() as library:
        assert repr(library.pack("whole")) == repr(pack)
        assert library.questions("whole", list(pack.questions)) == pack.questions
        assert library.manifest("whole") == pack.manifest
        assert library.explainer("whole", "page") == pack.explainers["page"]
        assert repr(library.process("whole", "p")) == repr(PROCESS)
        assert library.timeline("whole", "l") == TIMELINE
        assert library.comparison("whole", "d") == COMPARISON
        assert library.walk("whole", "w") == WALK
        assert (library.glossary("whole"), library.misconceptions("whole")) == (pack.glossary, pack.misconceptions)
        assert (library.sets("whole"), library.ledger("whole")) == (pack.sets, pack.ledger)
        assert library.teacher("whole") == pack.teacher
        assert library.entries() == (
            Entry(
                id="whole",
                title="Whole",
                description="All of it.",
                origin="shipped",
                path=shelf.places.content / "whole",
                questions=len(pack.asked()),
                explainers=(("page", "Page", 5),),
                specials=(
                    ("process", "p", "Vote", 4),
                    ("timeline", "l", "Line", 2),
                    ("compare", "d", "Which?", None),
                    ("walk", "w", "Words", None),
                ),
                dossiers=("ann",),
                sets=(("exit", "Exit", 3, 2),),
                objectives=pack.manifest.objectives,
            ),
        )
        with pytest.raises(NotFound, match=r'no page "pag".* Did you mean page\?'):
            library.explainer("whole", "pag")
        with pytest.raises(NotFound, match=r'no process "pp".* Did you mean p\?'):
            library.process("whole", "pp")
        for ask, told in (
            (library.timeline, r'no timeline "p" in this pack\.$'),
            (library.comparison, r'no comparison "p" in this pack\.$'),
            (library.walk, r'no walk "p" in this pack\.$'),
        ):
            with pytest.raises(NotFound, match=told):
                ask("whole", "p")


def test_special_explainers_are_read_compiled_and_taken_out_with_their_pack(shelf: Shelf) -> None:
    shelf.ship("courts", SPECIAL)
    with shelf.library() as library:
        assert [one[:2] for one in library.find("courts").specials] == [
            ("process", "appointment"),
            ("timeline", "seats"),
            ("compare", "votes-to-confirm"),
            ("walk", "consent"),
        ]
        assert library.comparison("courts", "votes").question == "How many votes are needed?"
        assert library.pack("courts").processes["appointment"] == library.process("courts", "appointment")
        shutil.rmtree(shelf.places.content / "courts")
        library.refresh()
    with contextlib.closing(shelf.raw()) as raw:
        assert raw.execute("SELECT count(*) FROM specials").fetchone() == (0,)


def test_a_pack_of_special_explainers_alone_can_be_used(shelf: Shelf) -> None:
    timeline = (
        "timelines: [{id: t, title: T, lanes: [{id: a, title: A}], events: [{id: e, date: 2016, lane: a, title: E}]}]"
    )
    shelf.install("one.yaml", {"one.yaml": f"title: One\n{timeline}\n"})
    with shelf.library() as library:
        assert library.find("one").usable
        assert library.timeline("one", "t").events[0].id == "e"


def test_a_worker_compiles_what_another_thread_then_sees(shelf: Shelf) -> None:
    shelf.ship("courts", small())

    def work() -> None:
        with shelf.library() as library:
            library.refresh()

    with shelf.library() as library:
        assert not library.entries()[0].compiled
        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
        assert library.entries()[0].questions == 1
        assert not library.stale()
        (question,) = library.questions("courts", ["confirm-body"]).values()
        assert isinstance(question, Single)


def test_the_index_has_the_first_review_date_of_a_question_and_its_claims(shelf: Shelf) -> None:
    seeds = {"a.yaml": "source: {id: a, title: A}\nclaims:\n  - {id: a.x, text: X., kind: fact, review_by: 2027-01}\n"}
    lines = [f"{QUESTION}    claims: [a.x]\n", QUESTION.replace("confirm-body", "own") + "    review_by: 2026-05\n"]
    pack = small(questions="".join(lines))
    pack["pack.yaml"] += "ledger: shipped\n"
    shelf.seed(seeds)
    shelf.ship("courts", pack)
    with shelf.library() as library:
        library.refresh()
        assert {row.id: row.review_by for row in library.index("courts")} == {
            "confirm-body": "2027-01",
            "own": "2026-05",
        }
        shelf.seed({"a.yaml": seeds["a.yaml"].replace("2027-01", "2029-01")})
        later(shelf.places.seeds / "a.yaml")
        library.refresh()
        assert library.index("courts")[0].review_by == "2029-01"
