"""Every kind, form, rule, command, place and theme has its row in each table, and every module its row in one."""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING

import click
import pytest

from civics_tui.cli import group
from civics_tui.cli.group import LazyGroup, civics
from civics_tui.model import explainer
from civics_tui.model.kinds import KINDS, Question
from civics_tui.packs.checks import CHECKS, special
from civics_tui.packs.codes import CODES
from civics_tui.packs.library import searching
from civics_tui.packs.lint import RULES
from civics_tui.packs.reader import read_pack
from civics_tui.packs.reading import directives
from civics_tui.packs.roles import USES
from civics_tui.plain import question as plain_question
from civics_tui.tui import content, page_parts, routes, themes
from civics_tui.tui.inputs import INPUTS
from civics_tui.views import copied, page, picking, tokens
from civics_tui.views import typing as typed
from civics_tui.views.forms import FORMS, Form
from civics_tui.views.html import handout
from civics_tui.views.html import questions as paper_questions
from civics_tui.views.marked import MARKED
from tests import strategies
from tests.architecture import source
from tests.architecture.tables import astray, missing
from tests.cli import test_quiz as lines
from tests.e2e import test_every_kind as terminals
from tests.packs.library import test_search
from tests.tui import quizzes, test_quiz_texts
from tests.tui import test_quiz as screens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


def kind_of(question: type[object]) -> str:
    """The kind that a dataclass of questions declares."""
    return str(question.__dataclass_fields__["kind"].default)  # type: ignore[attr-defined]


def by_kind() -> dict[str, Collection[str]]:
    """The tables with a row for each kind."""
    return {
        "model/kinds: KINDS": KINDS,
        "model/kinds: Question": [kind_of(one) for one in typing.get_args(Question)],
        "packs/checks: CHECKS": CHECKS,
        "packs/library/searching.py: SHOWN": searching.SHOWN,
        "views/forms: FORMS": FORMS,
        "views/marked: MARKED": MARKED,
        "views/picking.py: SECONDS": picking.SECONDS,
        "views/picking.py: kind_words": picking.kind_words(),
        "tests/strategies.py: QUESTIONS": strategies.QUESTIONS,
        "tests/strategies.py: ANSWERS": strategies.ANSWERS,
        "tests/packs/library/test_search.py: BY_KEY": test_search.BY_KEY,
        "tests/tui/quizzes.py: ALL": [one.kind for one in quizzes.ALL],
    }


def by_form() -> dict[str, Collection[str]]:
    """The tables with a row for each form of input."""
    tables: dict[str, Mapping[type[Form], object]] = {
        "views/typing.py: PARSE": typed.PARSE,
        "views/typing.py: WRITE": typed.WRITE,
        "views/typing.py: PROMPT": typed.PROMPT,
        "views/typing.py: SHOW": typed.SHOW,
        "views/copied.py: SHOWN": copied.SHOWN,
        "plain/question.py: SAY": plain_question.SAY,
        "views/html/questions.py: ASK": paper_questions.ASK,
        "tui/inputs: INPUTS": INPUTS,
    }
    forms = [one.__name__ for one in typing.get_args(Form)]
    return {"views/forms/base.py: Form": forms, **{where: [one.__name__ for one in tables[where]] for where in tables}}


def by_token() -> dict[str, Collection[str]]:
    """The tables with a row for each colour token."""
    return {
        "views/tokens.py: TOKENS": tokens.TOKENS,
        "tui/content.py: TOKENS": set(content.TOKENS) - {"", "title"},
    }


def by_place() -> dict[str, Collection[str]]:
    """The tables with a row for each kind of place that can be opened."""
    return {
        "tui/routes.py: Kind": typing.get_args(routes.Kind),
        "tui/routes.py: PLACES": routes.PLACES,
    }


def by_directive() -> dict[str, Collection[str]]:
    """The tables with a row for each directive of pages."""
    return {
        "model/explainer.py: DIRECTIVES": explainer.DIRECTIVES,
        "packs/reading/directives.py: FOLLOW": directives.FOLLOW,
        "views/page.py: BLOCKS": set(page.BLOCKS) - {"markdown"},
        "views/html/handout.py: PARTS": set(handout.PARTS) - {"markdown"},
    }


def by_block() -> dict[str, Collection[str]]:
    """The tables with a row for each kind of block of a page."""
    return {
        "views/page.py: PageBlockKind": typing.get_args(page.PageBlockKind),
        "tui/page_parts.py: WIDGETS": page_parts.WIDGETS,
    }


@pytest.mark.parametrize("tables", [by_kind, by_form, by_token, by_place, by_directive, by_block])
def test_the_tables_have_the_same_rows(tables: typing.Callable[[], dict[str, Collection[str]]]) -> None:
    assert missing(tables()) == []


def test_the_pack_of_one_of_each_has_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "each.yaml"
    path.write_text(lines.ONE_OF_EACH, encoding="utf-8")
    pack = read_pack(path).pack
    assert pack is not None
    asked = pack.questions.values()
    answered = {next((stem for stem in terminals.BY_KEYS if re.search(stem, one.stem)), ""): one.kind for one in asked}
    tables = {
        "model/kinds: KINDS": KINDS,
        "tests/cli/test_quiz.py: ONE_OF_EACH": [one.kind for one in asked],
        "tests/e2e/test_every_kind.py: BY_KEYS": [kind for stem, kind in answered.items() if stem],
    }
    assert missing(tables) == []


def test_every_question_of_the_full_screen_is_answered_by_keys() -> None:
    tables = {
        "tests/tui/quizzes.py: ALL": [one.id for one in quizzes.ALL],
        "tests/tui/test_quiz.py: BY_KEYS": screens.BY_KEYS,
        "tests/tui/test_quiz_texts.py: ANSWERS": test_quiz_texts.ANSWERS,
    }
    assert missing(tables) == []


def words_of(hint: object) -> bool:
    """Is a field of this type written by the author in words of their own?"""
    inner = () if typing.get_origin(hint) is typing.Literal else typing.get_args(hint)
    return hint is str or any(map(words_of, inner))


def test_every_text_of_a_kind_is_for_something() -> None:
    fields = [
        (row.question, name)
        for row in KINDS.values()
        for name, hint in typing.get_type_hints(row.question).items()
        if name in row.question.__annotations__ and words_of(hint)
    ]
    assert [f"{kind.__name__}.{name}" for kind, name in fields if (kind, name) not in USES] == []
    assert len(fields) > len(KINDS) / 2


def test_every_module_of_a_kind_has_its_row() -> None:
    rows = [row.question.__module__ for row in KINDS.values()]
    assert astray("model/kinds", rows, "model/kinds: KINDS", ["base"]) == []
    assert [kind for kind, row in KINDS.items() if kind_of(row.question) != kind] == []


def test_every_module_of_a_check_has_its_row() -> None:
    rows = [check.__module__ for check in CHECKS.values()]
    assert astray("packs/checks", rows, "packs/checks: CHECKS", ["common", "report", "variables", "special"]) == []
    rows = [check.__module__ for check in special.CHECKS.values()]
    assert astray("packs/checks/special", rows, "packs/checks/special: CHECKS", ["shared", "quick", "walked"]) == []


def test_every_module_of_forms_and_feedback_has_its_row() -> None:
    assert astray("views/forms", [row.__module__ for row in FORMS.values()], "views/forms: FORMS", ["base"]) == []
    assert astray("views/marked", [row.__module__ for row in MARKED.values()], "views/marked: MARKED", ["base"]) == []


LINT_TOOLS = ["base", "english", "numbers"]
"""Modules of the lint that are no rules."""


def test_every_lint_rule_has_its_row() -> None:
    assert astray("packs/lint", [rule.__name__ for rule in RULES], "packs/lint: RULES", LINT_TOOLS) == []
    ids = [rule.ID for rule in RULES]
    assert ids == sorted(set(ids))
    assert not set(ids) & set(CODES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_every_lint_rule_says_what_it_says(rule: typing.Any) -> None:
    assert {"ID", "LEVEL", "LANGUAGES"} <= set(vars(rule))
    assert ("check" in vars(rule)) != ("check_pack" in vars(rule))
    assert "\nPASS:\n" in rule.__doc__
    assert "\nFAIL:\n" in rule.__doc__


def groups(command: click.Command) -> Iterator[LazyGroup]:
    """A group of commands and those in it."""
    if isinstance(command, LazyGroup):
        yield command
        for name in command.table:
            inner = command.get_command(click.Context(command), name)
            assert inner is not None
            yield from groups(inner)


def test_every_command_has_its_row() -> None:
    found = list(groups(civics))
    rows = [module for one in found for module in one.table.values()]
    assert astray("cli/commands", rows, "cli/group.py") == []
    assert len(rows) == len(set(rows))
    tables = {name for name in vars(group) if name.endswith("COMMANDS")}
    assert len(tables) == len(found)


@pytest.mark.parametrize("name", [name for one in groups(civics) for name in one.table])
def test_every_command_says_what_it_does(name: str) -> None:
    for one in groups(civics):
        command = one.get_command(click.Context(one), name)
        assert command is None or (command.name == name and command.get_short_help_str())


def test_every_screen_is_opened_somewhere() -> None:
    """A screen stands in `routes`, or another screen opens it."""
    used = "\n".join(path.read_text("utf-8") for path in source.files(source.PACKAGE / "tui"))
    screens_ = [source.module_name(path) for path in source.files(source.PACKAGE / "tui/screens")]
    assert [one for one in screens_[1:] if f"from {one} import" not in used] == []


def test_every_theme_of_our_own_is_offered() -> None:
    own = set(themes.OWN) - {themes.ONE_COLOUR}
    assert missing({"tui/themes.py: OWN": own, "tui/themes.py: OFFERED": own & set(themes.OFFERED)}) == []


def test_directives_that_hold_text_are_directives() -> None:
    assert set(directives.HOLD_TEXT) <= explainer.DIRECTIVES


def test_a_missing_row_is_named() -> None:
    tables = {"one.py: A": ["single", "short"], "two.py: B": {"single": 1}, "three.py: C": {"single", "short"}}
    assert missing(tables) == ['"short" has no row in two.py: B; it has one in one.py: A.']
    assert missing({"one.py: A": ["single"], "two.py: B": ["single"]}) == []


def test_a_row_too_many_is_named_in_every_other_table() -> None:
    tables = {"one.py: A": ["single"], "two.py: B": ["single", "estimate"]}
    assert missing(tables) == ['"estimate" has no row in one.py: A; it has one in two.py: B.']


def test_a_module_without_a_row_and_a_row_without_a_module_are_named() -> None:
    rules = [rule.__name__ for rule in RULES]
    lacking, *others = sorted(rules)
    assert astray("packs/lint", others, "RULES", LINT_TOOLS) == [f"{lacking} has no row in RULES."]
    gone = "civics_tui.packs.lint.gone"
    assert astray("packs/lint", [*rules, gone], "RULES", LINT_TOOLS) == [
        f"RULES names {gone}, which is no module of packs/lint."
    ]
    assert astray("packs/lint", rules, "RULES", LINT_TOOLS[1:]) == ["civics_tui.packs.lint.base has no row in RULES."]
