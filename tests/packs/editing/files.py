"""Files of packs as hands write them: comments, odd indentation, flow style, quotes, folded texts, other line ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from civics_tui.packs.edit import Data, Path
from civics_tui.packs.editing import scalars

words: SearchStrategy[str] = (
    st.text(st.sampled_from("abz é-:#,[]{}'\"&*!|>%@`?~=0123.yesno/\\"), min_size=1, max_size=24)
    .map(str.strip)
    .filter(bool)
)
"""Texts in which everything stands that means something to YAML."""
lookalikes: SearchStrategy[str] = st.sampled_from(
    ["yes", "No", "null", "~", "1e5", "0x1F", "12:30", "-1", "1_000", ".5", "- a", "a: b", "a #b", "? x", "true", "="]
)
long_texts: SearchStrategy[str] = st.lists(words, min_size=12, max_size=40).map(" ".join)
paragraphs: SearchStrategy[str] = st.lists(words | long_texts, min_size=2, max_size=3).map("\n\n".join)
texts: SearchStrategy[str] = words | lookalikes | long_texts | paragraphs


@dataclass(frozen=True)
class Style:
    """How one part is written."""

    quotes: str
    note: bool
    flow: bool
    blank: bool


styles: SearchStrategy[Style] = st.builds(
    Style,
    quotes=st.sampled_from(["", "", "'", '"', ">", "|"]),
    note=st.booleans(),
    flow=st.booleans(),
    blank=st.booleans(),
)


class _Writer:
    """Writes data in styles that are drawn."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([2, 2, 3, 4]))
        self.dash = draw(st.sampled_from([0, 2, 2, 3]))
        self.notes = 0

    def note(self) -> str:
        self.notes += 1
        return f"# note {self.notes}: 'with' a \"quote\""

    def scalar(self, text: str, style: Style, column: int, *, flow: bool = False) -> str:
        if not flow and style.quotes in (">", "|") and scalars.fits_block(text):
            return scalars.block(text, column, folded=style.quotes == ">", note=self.note() if style.note else "")
        quoted = style.quotes if style.quotes in ("'", '"') else ""
        return scalars.one_line(text, flow=flow, style=quoted) + (f"  {self.note()}" if style.note and not flow else "")

    def flow(self, data: Data) -> str:
        if isinstance(data, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one)}" for key, one in data.items()) + "}"
        if isinstance(data, list):
            between = ", " if self.draw(st.booleans()) else ",\n                        "
            return "[" + between.join(map(self.flow, data)) + "]"
        return self.scalar(str(data), self.draw(styles), 0, flow=True)

    def rows(self, data: Data, column: int) -> list[str]:
        """The lines of a mapping or list whose first starts in a column."""
        assert isinstance(data, dict | list)
        margin, written = " " * column, list[str]()
        parts: Iterable[tuple[str | int, Data]] = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in parts:
            style = self.draw(styles)
            if style.note and style.blank:
                written.append(margin + self.note())
            head = f"{margin}- " if isinstance(key, int) else f"{margin}{key}: "
            deeper = column + (2 if isinstance(key, int) else self.dash if isinstance(value, list) else self.step)
            if isinstance(value, str):
                written.append(head + self.scalar(value, style, column + 4))
            elif style.flow or not value:
                written.append(head + self.flow(value))
            elif isinstance(key, int):
                inner = self.rows(value, deeper)
                if inner[0].lstrip().startswith("#"):
                    written += [head.rstrip(), *inner]
                else:
                    written += [head + inner[0].lstrip(" "), *inner[1:]]
            else:
                written += [head.rstrip() + (f" {self.note()}" if style.note else ""), *self.rows(value, deeper)]
            if style.blank:
                written.append("")
        return written


choices: SearchStrategy[Data] = st.lists(
    texts | st.fixed_dictionaries({"text": texts}, optional={"feedback": texts, "correct": st.just("x y")}),
    min_size=1,
    max_size=4,
)
questions: SearchStrategy[Data] = st.lists(
    st.fixed_dictionaries({"stem": texts, "choices": choices}, optional={"explanation": texts, "source": texts}),
    min_size=1,
    max_size=3,
)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[str, Data]]:
    """A file and what it holds."""
    data: dict[str, Data] = {"title": draw(texts), "questions": draw(questions)}
    text = "\n".join(_Writer(draw).rows(data, 0)) + draw(st.sampled_from(["\n", "", "\n\n", "\n# the end\n"]))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text, data


def paths(data: Data, path: Path = ()) -> list[Path]:
    """The paths of all parts."""
    found = [path] if path else []
    if isinstance(data, dict):
        found += [one for key, inner in data.items() for one in paths(inner, (*path, key))]
    elif isinstance(data, list):
        found += [one for number, inner in enumerate(data) for one in paths(inner, (*path, number))]
    return found
