"""What a name on a command line means: a pack, a set of a pack, or a set of one's own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import NotFound
from civics_tui.model.pack import split_reference
from civics_tui.packs.library.finding import is_there
from civics_tui.packs.library.library import Library
from civics_tui.study.desk import Desk
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Named:
    """Exactly one of the two is set."""

    pack: str | None = None
    set_: str | None = None


def named(desk: Desk, name: str) -> Named:
    """Tell packs from sets.

    A path that is there, or that ends like a pack file, is a pack; else what holds a slash is a set of a pack; else
    a set of one's own goes before a pack of the same name, since only the learner could give it that name.
    """
    looks_like_file = name.endswith((".yaml", ".yml", ".civpack")) or "\\" in name
    if looks_like_file or (("/" in name or name in (".", "..")) and is_there(Path(name))):
        return Named(pack=name)
    if "/" in name:
        return Named(set_=name)
    if any(one.id == name for one in desk.sets()):
        return Named(set_=name)
    return Named(pack=name)


def first_pack(desk: Desk) -> str:
    """The pack to begin with where nobody names one.

    Raises:
        NotFound: there is no pack that can be used.
    """
    entry = next((entry for entry in desk.library.entries() if entry.questions), None)
    if entry is None:
        raise NotFound(_("There are no packs here."))
    return entry.id


def refuse_unknown(library: Library, references: Iterable[str]) -> None:
    """Refuse names of questions that are in no pack here.

    Raises:
        NotFound: naming the first one, and how a question is named.
    """
    for name in references:
        pack, question = split_reference(name)
        if not pack:
            raise NotFound(_('"{name}" names no pack; write pack/question.').format(name=name))
        if question not in library.questions(library.find(pack).id, [question]):
            near = difflib.get_close_matches(question, library.ids(pack), n=1)
            told = _('The pack {pack} has no question "{question}".').format(pack=pack, question=question)
            raise NotFound(told + _(" Did you mean {name}?").format(name=near[0]) if near else told)
