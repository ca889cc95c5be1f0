"""What another version of a pack changes for those who have learned with the former one, question by question."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.model.identity import meaning, wording
from civics_tui.model.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Ids of questions, in the author's order. A question stands in one of them at most."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Of another meaning: they are asked anew."""
    reworded: tuple[str, ...] = ()
    """Of another wording alone: what was learned stays."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Former id and id, as `was` tells."""
    retired: tuple[str, ...] = ()
    """No longer asked."""
    gone: tuple[str, ...] = ()
    """Taken out without a word; the history of them stays."""


def changes(former: Pack, pack: Pack) -> Changes:
    """Compare the questions of two versions of a pack."""
    added: list[str] = []
    changed: list[str] = []
    reworded: list[str] = []
    renamed: list[tuple[str, str]] = []
    retired: list[str] = []
    met: set[str] = set()
    for question in pack.questions.values():
        known = next((one for one in (question.id, *question.was) if one in former.questions), None)
        if known is None:
            if question.retired is None:
                added.append(question.id)
            continue
        met.add(known)
        before = former.questions[known]
        if question.retired is not None and before.retired is None:
            retired.append(question.id)
        elif question.retired is None and before.retired is not None:
            added.append(question.id)
        elif meaning(before) != meaning(question):
            changed.append(question.id)
        elif known != question.id:
            renamed.append((known, question.id))
        elif wording(before) != wording(question):
            reworded.append(question.id)
    gone = (one.id for one in former.asked() if one.id not in met)
    return Changes(
        added=tuple(added),
        changed=tuple(changed),
        reworded=tuple(reworded),
        renamed=tuple(renamed),
        retired=tuple(retired),
        gone=tuple(gone),
    )
