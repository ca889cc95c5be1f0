"""Does every claim stand where the ledger says? Looks up line and search phrase of each in a folder of articles.

    python -m tests.content.places ARTICLES [--seeds LEDGER]

ARTICLES holds one text file per source of type article, named as in `FILES`, or `SOURCE-ID.txt`. Ends with 1 where
something is found, one line for each claim.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from civics_tui.model.ledger import Claim, Ledger, Source
from civics_tui.packs.reader import read_ledger
from civics_tui.packs.reading.ledger import LOOK_FOR
from civics_tui.places import shipped

FILES = {
    "ktla-2016": "000_e8ed297af91f5fea.txt",
    "cbs13-2016": "001_ae65fbe575ddc472.txt",
    "newsweek-2024": "002_da81ec68e9f53d40.txt",
    "newsweek-2017": "003_7cd82bd6aa363e01.txt",
    "calexit-now-2024": "004_1d0b626cfc4c0244.txt",
}
"""The file of each article behind the shipped ledger."""
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


def findings(ledger: Ledger, articles: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What is wrong with the places of claims.

    Args:
        ledger: what was read out of the articles.
        articles: lines of each article by the id of its source.
    """
    for source in ledger.sources.values():
        if source.type == "article" and source.id not in articles:
            yield f"{source.id}: there is no text of this article"
    for claim in ledger.claims.values():
        source = ledger.sources[claim.source]
        if source.type == "article" and source.id in articles:
            told = _told(claim, source, [_plain(line) for line in articles[source.id]])
            if told:
                yield f"{claim.id}: {told}"
        elif source.type != "article" and claim.place is not None:
            yield f"{claim.id}: has a place, but its source is no article"


def _told(claim: Claim, source: Source, lines: Sequence[str]) -> str:
    """What is wrong with the place of one claim; empty where nothing is."""
    line, phrase = (claim.place.line, claim.place.look_for) if claim.place else (None, None)
    if line is None:
        return "has no line"
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return f"line {line} is empty, or behind the end"
    if source.wording == "reworded":
        return "looks for words in a reworded text" if phrase else ""
    if not phrase:
        return "has no words to look for"
    if len(phrase.split()) > LOOK_FOR:
        return f"looks for more than {LOOK_FOR} words"
    there = [number for number, text in enumerate(lines, start=1) if _plain(phrase) in text]
    if line in there:
        return ""
    return f'"{phrase}" stands in line {there[0]}, not {line}' if there else f'"{phrase}" stands nowhere'


def _plain(text: str) -> str:
    """A text with one kind of quotation marks and single spaces."""
    return " ".join(text.translate(_QUOTES).split())


def read_articles(folder: Path, ledger: Ledger) -> dict[str, list[str]]:
    """The lines of each article that is there, by the id of its source."""
    paths = {source: folder / FILES.get(source, f"{source}.txt") for source in ledger.sources}
    return {source: path.read_text(encoding="utf-8").split("\n") for source, path in paths.items() if path.is_file()}


def main(given: Sequence[str] | None = None) -> int:
    """Check a ledger against a folder of articles; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.content.places", description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seeds", type=Path, default=shipped() / "seeds")
    arguments = parser.parse_args(given)
    ledger = read_ledger(arguments.seeds).ledger
    told = list(findings(ledger, read_articles(arguments.articles, ledger)))
    for line in told:
        sys.stdout.write(f"{line}\n")
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main())
