"""Sources that a pack cites already, offered while another question's is typed."""

from __future__ import annotations

from collections import Counter

from civics_tui.model.kinds import View
from civics_tui.model.pack import Pack
from civics_tui.packs.new.copied import source_line

MOST = 8
"""Sources that are offered at once."""


def offered(pack: Pack, words: str) -> tuple[tuple[str, str], ...]:
    """Text and link of the sources that hold all the words, those that are cited most first.

    Args:
        pack: whose questions and ledger are looked through.
        words: what was typed; all fit where nothing was.
    """
    wanted = words.casefold().split()
    found: Counter[tuple[str, str]] = Counter()
    for question in pack.questions.values():
        views = [line for view in question.views for line in view.source] if isinstance(question, View) else []
        found.update((line.text, line.link or "") for line in (*question.source, *views))
    for source in pack.ledger.sources.values():
        line = source_line(source)
        found[line.text, line.link or ""] += 1
    fitting = [one for one, _count in found.most_common() if all(word in one[0].casefold() for word in wanted)]
    return tuple(fitting[:MOST])
