"""Reads the HTML of a page as a browser would, and tells what a reader sees of it; refuses what is not balanced."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "br"})


class Reading(HTMLParser):
    """What stands in a document."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str, dict[str, str]]] = []
        """Tag, class and attributes of every element."""
        self.texts: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        """Every run of text with the tags and classes around it."""
        self.feed(markup)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what was opened."""
        told = {name: value or "" for name, value in attrs}
        assert len(told) == len(attrs), attrs
        self.found.append((tag, told.get("class", ""), told))
        if tag not in VOID:
            self.open.append((tag, told.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Refuse an end that fits no start."""
        assert self.open, tag
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Remember the text."""
        self.texts.append((data, tuple(self.open)))

    def handle_comment(self, data: str) -> None:
        """Refuse comments."""
        raise AssertionError(data)

    @property
    def tags(self) -> set[str]:
        """Every tag in it."""
        return {tag for tag, _class, _attributes in self.found}

    def seen(self, *, inside: str | None = None) -> str:
        """The text that is seen, hosts of links left out, white space folded; only that inside of a tag or class."""
        told = [
            data
            for data, around in self.texts
            if ("span", "host") not in around
            and not {"style", "title"} & {tag for tag, _class in around}
            and (inside is None or any(inside in one for one in around))
        ]
        return " ".join("".join(told).split())
