"""Three ways to begin a pack in lines: write its first question, paste what there is, copy a question and change it.

Nothing is made before one of them is gone to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from civics_tui.packs.building.new import begin
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new import copied, drafted, pasted
from civics_tui.plain.builder import run_builder
from civics_tui.plain.menu import agrees, ask_text, choose_one
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import stems
from civics_tui.views.home_state import in_reading_order
from civics_tui.views.pieces import plain
from civics_tui.words import _, ngettext

Records = Sequence[dict[str, Value]]
END = "."
"""The line that ends what is pasted."""


def run_doors(desk: Desk, talk: Talk) -> None:
    """Ask for a title and a way, make the pack, and go on in the builder.

    Raises:
        StorageError: the pack cannot be written.
    """
    title = ask_text(talk, _("Title of the new pack: what is it about?"))
    if title is None:
        return
    doors: tuple[tuple[str, Callable[[Desk, Talk], Records | None]], ...] = (
        (_("Write the first question"), _first),
        (_("Paste what I have: questions with A) B) C), or a table"), pasted_records),
        (_("Copy a question from another pack and change it"), copied_records),
    )
    chosen = choose_one(talk, _("How do you want to begin?"), [words for words, _door in doors])
    records = doors[chosen][1](desk, talk) if chosen is not None else None
    if records is not None:
        path = begin(desk.places.own, title, records)
        talk.say(_("The pack lies in {path}. Nobody sees it before you share it.").format(path=path))
        run_builder(desk, talk, path)


def _first(_desk: Desk, _talk: Talk) -> Records:
    return ()


def pasted_records(_desk: Desk, talk: Talk) -> Records | None:
    """Read lines, tell what is understood, and ask whether that is meant."""
    talk.say(_("Paste it now. A line with nothing but a full stop ends it; * stands before the right choice."))
    lines: list[str] = []
    while (line := talk.read_line()) is not None and line.strip() != END:
        lines.append(line)
    found = pasted.read("\n".join(lines))
    for number, draft in enumerate(found.drafts, start=1):
        right = "; ".join(draft.right)
        told = _("right: {text}").format(text=right) if right else _("no right one is marked yet")
        talk.say(f"{draft.stem} ({told})", first=f"{number}. ")
    for number, text in found.left:
        talk.say(_("line {n} is not understood: {text}").format(n=number, text=text))
    if not found.drafts:
        talk.say(_("No question is understood: write one, with A) B) C) below it and * at the right one."))
        return None
    asked = ngettext("Take this {n} question?", "Take these {n} questions?", len(found.drafts))
    return drafted.records(found.drafts) if agrees(talk, asked) else None


def copied_records(desk: Desk, talk: Talk) -> Records | None:
    """Choose a question of another pack."""
    library = desk.library
    entries = [one for one in in_reading_order(library.entries()) if one.questions]
    chosen = choose_one(talk, _("A question of which pack?"), [one.title for one in entries])
    if chosen is None:
        return None
    pack = library.pack(entries[chosen])
    asked = pack.asked()
    number = choose_one(talk, _("Which question?"), [plain(stems.listed(one.stem)) for one in asked])
    return None if number is None else [copied.record(asked[number], pack)]
