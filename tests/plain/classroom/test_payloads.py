"""F26 in lines, in the results, and in tables: names, typed answers and texts of packs are read, and nothing else."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import answers_table, defused, gradebook, written
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NameRefused
from civics_tui.classroom.showing import Behind
from civics_tui.classroom.store import students
from civics_tui.cli.classes import roster
from civics_tui.cli.console import Console
from civics_tui.errors import WrongUse
from civics_tui.plain.classroom.host import run_host
from civics_tui.plain.classroom.kept import run_kept
from civics_tui.plain.classroom.student import run_student
from civics_tui.plain.talk import Talk
from tests.classroom.hostile import BAD, PAYLOADS, WORST, all_questions, formulas
from tests.classroom.hosting.teaching import Teaching, teaching, until
from tests.classroom.joining import join_all
from tests.cli.conftest import Run
from tests.plain.classroom.test_class import Patient, student_of
from tests.plain.talking import Typed
from tests.tui import quizzes
from tests.web.lesson import JSON, body

TITLE = "=1+1\x1b]0;owned\x07[@click=app.quit]x[/]\u202e"


class AtConsole(Patient):
    """Talks by way of the console, as a person at a terminal does."""

    def __init__(self, *typed: Typed, person: bool = True) -> None:
        super().__init__(*typed, person=person)
        console = Console({})
        self.terminal = io.StringIO()

        def write(line: str) -> None:
            before, sys.stdout = sys.stdout, self.terminal
            try:
                console.out(line)
            finally:
                sys.stdout = before
            self.lines.append(line)

        self.talk = Talk(write, write, self._read, person)

    def check(self) -> str:
        """Look at every byte that came to the terminal."""
        self.over()
        text = self.terminal.getvalue()
        assert not BAD.search(text), ascii(BAD.findall(text))
        return text


def steps(taught: Teaching, questions: int) -> Iterable[Typed]:
    """What the teacher types, from the lobby to the end."""
    for _question in range(questions):
        yield from ("", lambda: until(lambda: taught.state == "question", "the question"), "l")
        yield from (lambda: taught.pass_time(20_000), "l", "")
        yield from (lambda: until(lambda: taught.state == "closed", "the end"), lambda: taught.pass_time(1_000))
        yield from ("t", "t", lambda: until(lambda: taught.conductor.look().view.step == "reveal", "the lock"), "")
        yield from (lambda: until(lambda: taught.state == "revealed", "the answer"), "s", "l")
    yield from ("q", "q", "...Results saved")


async def test_no_name_does_anything_in_lines(tmp_path: Path) -> None:
    policy = Policy(names="own")
    with teaching(tmp_path, questions=(quizzes.SINGLE,), policy=policy, title=TITLE) as taught:
        joined = await join_all(taught.held, PAYLOADS)
        assert len(joined) > 150
        talk = AtConsole("l", "d 1", "m 2 \x1b[2J[@click=app.quit]", "m 3 =1+1", "f 2 2", "b 4", *steps(taught, 1))
        assert run_host(taught.desk, talk.talk) == 0
        shown = talk.check()
        for name in list(joined)[4:]:
            assert name in " ".join(shown.split()), name


async def test_who_waits_does_nothing_in_lines(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=(quizzes.SINGLE,), policy=Policy(names="own", approve=True)) as taught:
        await join_all(taught.held, WORST)
        talk = AtConsole("l", *(f"i {one}" for one in WORST), "i", "l")
        assert run_host(taught.desk, talk.talk) == 0
        talk.check()


def test_no_text_of_a_pack_does_anything_in_lines(tmp_path: Path) -> None:
    asked = all_questions()
    with teaching(tmp_path, questions=asked, title=TITLE, behind=Behind()) as taught:
        taught.student()
        talk = AtConsole(*steps(taught, len(asked)))
        assert run_host(taught.desk, talk.talk) == 0
        talk.check()
        later = AtConsole("1", "2", "3", "4", "q")
        run_kept(taught.desk.kept, later.talk)
        later.check()
        for file in taught.desk.folder.iterdir():
            assert not BAD.search(file.read_text("utf-8-sig")), file
            assert file.suffix != ".csv" or not formulas(file.read_text("utf-8-sig"))


def test_no_text_of_a_pack_does_anything_at_a_student_in_lines(tmp_path: Path) -> None:
    asked = all_questions()
    with teaching(tmp_path, questions=asked, title=TITLE, behind=Behind(), on_network=True) as taught:
        student = student_of(taught, tmp_path / "home")

        def seen(state: str, number: int) -> None:
            view = student.view
            until(lambda: (view := student.view) is not None and (view.state, view.number) == (state, number), state)
            assert view is not None

        lines: list[Typed] = ["...You are in"]
        for number in range(1, len(asked) + 1):
            lines += [
                taught.step,
                lambda number=number: seen("question", number),  # type: ignore[misc]
                taught.close,
                taught.step,
                lambda number=number: seen("revealed", number),  # type: ignore[misc]
                f"...Question {number} of {len(asked)}: the answer",
                "s",
            ]
        talk = AtConsole(*lines, taught.step, "...The class is over")
        assert run_student(student, talk.talk) == 0
        assert "s shows where this is known from" in talk.check()


async def typed_answers(taught: Teaching) -> None:
    """Everybody answers with a payload, as a phone would, and the class ends."""
    joined = await join_all(taught.held, PAYLOADS)
    taught.step()
    run = taught.held.room.runs(taught.held.session)[0].id
    client = taught.held.client()
    taken = 0
    for payload, token in zip(PAYLOADS, joined.values(), strict=False):
        headers = {**JSON, "authorization": f"Bearer {token}"}
        response = await client.post("/api/answer", json=body(run, {"typed": payload}), headers=headers)
        assert response.status_code in (200, 400, 422), response.text
        taken += response.status_code == 200
        view = await client.get("/api/view", headers=headers)
        words = view.json()["own"]["words"] if response.status_code == 200 else ""
        assert not BAD.search(words.replace("\t", " ")), ascii(words)
    await client.aclose()
    taught.held.clients.clear()
    assert taken > 150
    taught.close()
    taught.step()
    taught.conductor.end()


async def test_results_and_tables_hold_no_control_sign_and_no_formula(tmp_path: Path, civics: Run) -> None:
    with teaching(tmp_path, questions=(quizzes.SHORT,), policy=Policy(names="own"), title=TITLE) as taught:
        await typed_answers(taught)
        marked = Marked(taught.held.room.record(taught.held.session))
        for text in (gradebook(marked), answers_table(marked)):
            assert not BAD.search(text.replace("\r\n", "\n"))
            assert formulas(text) == []
        assert any(one.name.startswith("=") for one in marked.students)
        assert any("=1+1" in (one.payload or "") for one in marked.record.submissions)
    at = ("--database", str(tmp_path / "class.sqlite3"))
    for more in ((), ("--needs",), ("--json",), ("--list",), ("--csv", "-"), ("--answers", "-")):
        done = civics("class", "results", *at, *more)
        assert done.returncode == 0, done.stderr
        assert not BAD.search(done.stdout), more
        assert "--csv" not in more or not formulas(done.stdout)
    book = tmp_path / "book.csv"
    assert civics("class", "results", *at, "--csv", str(book), "--answers", str(tmp_path / "a.csv")).returncode == 0
    for file in (book, tmp_path / "a.csv"):
        assert formulas(file.read_bytes().decode("utf-8-sig")) == []
    asked = civics("class", "erase", "1", *at, typed="n\n")
    assert not BAD.search(asked.stdout + asked.stderr)


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one[:1] in "=+-@\t\r\n\uff1d \u200d\u200e\xa0"])
def test_no_cell_is_taken_for_a_formula(payload: str) -> None:
    assert formulas(written([[payload, f"a{payload}"]])) == []
    assert defused(payload) in (payload, f"'{payload}")


def test_a_cell_that_is_not_defused_is_noticed() -> None:
    assert formulas('a,"=1+1",b\r\n,"\t=1"\r\n') == ["=1+1", "\t=1"]
    assert formulas("a,1,'=1+1,x=1\r\n") == []


def test_a_list_of_names_is_cleaned_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with teaching(tmp_path, questions=(quizzes.SINGLE,), policy=Policy(names="list")) as taught:
        for number, payload in enumerate(PAYLOADS):
            name = payload[:16].replace('"', "''")
            path.write_text(f'"{name}x{number}","{name}{number}"\n', "utf-8", errors="replace", newline="")
            with contextlib.suppress(WrongUse, NameRefused):
                taught.held.done(taught.held.room.host.expect(taught.held.session, roster(path)))
        record = taught.held.room.record(taught.held.session)
        assert len(record.students) > 150
        for one in record.students:
            assert not BAD.search(one.name), ascii(one.name)
            assert not BAD.search(students.roster(one.roster_key or "")), ascii(one.roster_key)
        assert formulas(gradebook(Marked(record))) == []
