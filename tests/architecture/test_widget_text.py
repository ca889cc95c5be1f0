"""No text reaches a widget as a `str` that Textual would read as markup."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from tests.architecture import source
from tests.architecture.widget_text import problems

HELPERS = ast.parse(
    dedent("""
        def T(text: str) -> Content: ...
        def maybe(text: str) -> Content | None: ...
        def cells(row: Row) -> list[Text]: ...
        def plain(text: str) -> str: ...
        def either(text: str) -> Content: ...
        class Other:
            def either(self, text: str) -> str: ...
        class Card:
            prompt: Content
            title: str
            def heading(self) -> Content: ...
        class Tight(Label): ...
        class Boxed(Static):
            def __init__(self, question: Question) -> None: ...
        class Row(Option):
            def __init__(self, choice: Choice) -> None: ...
        class ScoreBar(Static):
            def update(self, score: Score) -> None: ...
        MARK = "[b]x[/b]"
        GIVEN = input()
    """)
)
"""Names that the snippets use."""


def found(snippet: str) -> list[str]:
    """The problems of a snippet."""
    (result,) = problems([ast.parse(dedent(snippet))], also=[HELPERS])
    return result


def test_the_faces_give_content_to_widgets() -> None:
    files = source.files(source.PACKAGE / "tui")
    results = problems([source.tree(path) for path in files])
    by_file = {source.label(path): result for path, result in zip(files, results, strict=True)}
    assert {path: result for path, result in by_file.items() if result} == {}


@pytest.mark.parametrize(
    "snippet",
    [
        "Static(stem)",
        "Static(f'{n} left')",
        "Static(content=stem)",
        "Static('Question {}'.format(n))",
        "Static('Question %s' % n)",
        "Static('Question ' + stem)",
        "Static(_('Question {n}').format(n=n))",
        "Static(_(stem))",
        "Static(ngettext(one, 'many', 2))",
        "Static(plain(stem))",
        "Static(either(stem))",
        "Static(str(n))",
        "Static('yes' if right else stem)",
        "Static(stem or 'nothing')",
        "Static(card.title)",
        "Static(question.stem)",
        "Static(T(stem).plain)",
        "Static(T(stem).plain.upper())",
        "Static(T(stem), tooltip=stem)",
        "Static(stem, markup=True)",
        "Static(GIVEN)",
        "Static(choices[0])",
        "Static(stem := read())",
        "widgets.Static(stem)",
        "Label(stem)",
        "Tight(stem)",
        "Button(stem, id='go')",
        "Button(label=stem)",
        "Checkbox(stem)",
        "RadioButton(stem)",
        "Option(stem)",
        "Option(prompt=stem, id='a')",
        "Selection(stem, 1)",
        "Selection[int](stem, 1)",
        "Collapsible(Static('x'), title=stem)",
        "TabPane(stem)",
        "OptionList(stem)",
        "OptionList(*choices)",
        "OptionList(*[plain(choice) for choice in choices])",
        "Select([(stem, 1)])",
        "Select((choice, n) for n, choice in enumerate(choices))",
        "Select(pairs)",
        "Select.from_values(choices)",
        "self.notify(stem)",
        "self.app.notify(message=f'{stem}', title='x')",
        "Hit(score, stem, run)",
        "Hit(score, T(stem), run, help=stem)",
        "DiscoveryHit(stem, run)",
        "SystemCommand(stem, 'help', run)",
        "table.add_row(T(a), b)",
        "table.add_row(*row)",
        "table.add_row(*(cell for cell in row))",
        "table.add_row(T(a), label=b)",
        "table.add_column(stem)",
        "table.update_cell(row, column, stem)",
        "tree.root.add_leaf(stem)",
        "options.add_option(stem)",
        "options.replace_option_prompt('a', stem)",
        "self.query_one('#stem', Static).update(stem)",
        "self.query_one('#stem').update(stem)",
        "self.tooltip = stem",
        "widget.border_title = f'{stem}'",
        "button.label = stem",
        "widget.with_tooltip(stem)",
        "Content.from_markup(f'[b]{stem}[/b]')",
        "Content.from_markup(stem)",
        "Content.from_text(stem)",
        "Text.from_markup(stem)",
        "self.render_str(stem)",
    ],
)
def test_text_that_may_be_markup_is_noticed(snippet: str) -> None:
    assert len(found(snippet)) == 1


@pytest.mark.parametrize(
    "snippet",
    [
        "Static()",
        "Static('[b]Ready[/b]', id='x')",
        "Static(_('Ready'))",
        "Static(pgettext('state', 'Ready'))",
        "Static(ngettext('{n} question', '{n} questions', len(questions)))",
        "Static('-' * width)",
        "Static('Question ' 'one')",
        "Static(T(stem))",
        "Static(texts.T(stem))",
        "Static(maybe(stem) or 'nothing')",
        "Static(T(stem) if stem else 'nothing')",
        "Static(T(stem).stylize('bold'))",
        "Static(T(stem) + ' ' + other)",
        "Static(Content(stem))",
        "Static(Content.assemble((stem, 'bold'), ' ', other))",
        "Static(Content.styled(stem, 'bold'))",
        "Static(Content.from_markup('[b]$x[/b]', x=stem))",
        "Static(Content.from_markup(_('[b]$x[/b]'), x=stem))",
        "Static(Content.from_text(stem, markup=False))",
        "Static(Content('\\n').join(T(one) for one in stems))",
        "Static(stem, markup=False)",
        "Static(MARK)",
        "Static(self.MARK)",
        "Static(card.prompt)",
        "Static(card.heading())",
        "Boxed(question)",
        "Row(choice)",
        "OptionList(*[Option(T(choice)) for choice in choices])",
        "OptionList(*[Row(choice) for choice in choices])",
        "OptionList(Row(choice), Option('Other'))",
        "Select([(T(choice), n) for n, choice in enumerate(choices)])",
        "Select((('Yes', 1), ('No', 0)))",
        "self.notify(stem, markup=False)",
        "self.notify(_('Saved'), title=stem)",
        "Hit(score, T(stem), run, text=stem, help=_('Open it'))",
        "table.add_row(*cells(row))",
        "table.add_row(*(Text(cell) for cell in row), key=stem)",
        "table.add_row(Text(stem), 3)",
        "tree.root.add_leaf(Text(stem), data=stem)",
        "self.query_one('#page', Markdown).update(page)",
        "self.query_one(ScoreBar).update(score)",
        "self.query_one(ProgressBar).update(total=3)",
        "self.label = stem",
        "self.title = stem",
        "self.tooltip = None",
        "Input(value=stem, placeholder=stem)",
    ],
)
def test_content_and_literals_pass(snippet: str) -> None:
    assert found(snippet) == []


@pytest.mark.parametrize(
    "snippet",
    [
        """
        def compose(self, stem: str):
            yield Static(stem)
        """,
        """
        def compose(self):
            stem = self.question.stem
            yield Static(stem)
        """,
        """
        def compose(self):
            text = T(self.stem)
            if self.done:
                text = self.stem
            yield Static(text)
        """,
        """
        def compose(self, contents: dict[str, Content]):
            for text in contents:
                yield Static(text)
        """,
        """
        def compose(self, pairs: list[Content]):
            for number, text in enumerate(pairs):
                yield Static(text)
        """,
        """
        def compose(self, text: Content | str):
            yield Static(text)
        """,
        """
        class Stem(Static):
            def __init__(self, stem: str) -> None:
                super().__init__(stem)
        """,
        """
        class Go(Button):
            def rename(self, label: str) -> None:
                self.label = label
        """,
        """
        class Stem(Widget):
            def render(self) -> str:
                return self.stem
        """,
        """
        class Stem(Widget):
            def render(self) -> RenderResult:
                return self.stem
        """,
    ],
)
def test_text_is_noticed_through_a_name(snippet: str) -> None:
    assert len(found(snippet)) == 1


@pytest.mark.parametrize(
    "snippet",
    [
        """
        def compose(self, text: Content, *more: Content):
            yield Static(text)
            for one in more:
                yield Static(one)
        """,
        """
        def compose(self):
            text = T(self.stem)
            text = text + self.more
            yield Static(text)
        """,
        """
        def compose(self, texts: list[Content]):
            def one():
                return Static(texts[0])
            yield from (Static(text) for text in texts)
        """,
        """
        def fill(self):
            rows: list[Option] = []
            for choice in self.choices:
                row = Option(T(choice))
                rows.append(row)
            self.query_one(OptionList).add_options(rows)
        """,
        """
        class Stem(Static):
            def __init__(self, stem: str) -> None:
                super().__init__(T(stem))
        """,
        """
        class Screen_(Screen):
            page = getters.query_one("#page", Markdown)
            def show(self, text: str) -> None:
                self.page.update(text)
                counts = {}
                counts.update(other)
        """,
        """
        class Stem(Widget):
            text: reactive[Content] = reactive(Content(""))
            def render(self) -> Content:
                return self.text
            def compose(self):
                yield Static(self.text)
        """,
    ],
)
def test_content_passes_through_a_name(snippet: str) -> None:
    assert found(snippet) == []


def test_a_problem_says_where_and_what() -> None:
    assert found("x = 1\nStatic(stem)") == ["2: Static: stem"]
