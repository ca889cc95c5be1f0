"""Starting an attempt: from wishes to questions, and from questions to a plan whose start is committed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from civics_tui.errors import ExpressionError, NotFound, WrongUse
from civics_tui.model import variant
from civics_tui.model.identity import digest, meaning, wording
from civics_tui.model.kinds import Question
from civics_tui.model.pack import reference, split_reference
from civics_tui.packs.library.stored import question_to_text
from civics_tui.study import ownership, wanted
from civics_tui.study.events import Mode, Planned, Started
from civics_tui.study.history.writing import snapshot_key
from civics_tui.study.order import draw_order
from civics_tui.study.selection import LeftOut
from civics_tui.study.sitting import Sitting
from civics_tui.study.wanted import Chosen, Wish
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class Starter:
    """Starts attempts for a desk."""

    def __init__(self, desk: Desk) -> None:
        """Start attempts with the library and history of a desk."""
        self._desk = desk
        self.library = desk.library
        self.history = desk.history

    def start(
        self,
        *,
        pack: str | None,
        set_: str | None,
        questions: Sequence[str] | None,
        mode: Mode,
        n: int | None,
        seed: int | str | None,
        objective: str | None,
        kind: str | None,
        limit: int | None,
        origin: str,
    ) -> Sitting:
        """Start an attempt, as `Desk.start` says it."""
        if limit is not None and (mode != "exam" or limit < 1):
            raise WrongUse(_("Only an exam has a clock, of one second or more."))
        wish = Wish(
            mode=mode,
            seed=self._new_seed() if seed is None else str(seed),
            today=self._desk.now().date(),
            n=n,
            objective=objective,
            kind=kind,
        )
        title, chosen = self._chosen(pack, set_, questions, wish)
        return self._begin(title, chosen, wish, limit=limit, origin=origin)

    def again(self, sitting: Sitting) -> Sitting:
        """Repeat what was missed, as `Desk.again` says it."""
        attempt = sitting.attempt
        names = [
            reference(one.planned.pack, one.planned.question)
            for one in attempt.responses
            if (one.fraction is not None and one.fraction < 1) or (attempt.mode == "exam" and not one.answered)
        ]
        if not names:
            raise NotFound(_("Nothing to repeat: there was no wrong answer."))
        wish = Wish(mode="missed", seed=self._new_seed(), today=self._desk.now().date())
        return self._begin(
            attempt.title, wanted.named(self.library, names, wish), wish, limit=None, origin=attempt.origin
        )

    def _new_seed(self) -> str:
        return digest([self._desk.now().isoformat(), self._desk.learner, os.getpid()])[:16]

    def _chosen(
        self, pack: str | None, set_: str | None, questions: Sequence[str] | None, wish: Wish
    ) -> tuple[str, Chosen]:
        """The title of an attempt, and what it asks."""
        if set_ is not None:
            return self._of_set(set_, wish)
        entry = self.library.find(pack) if pack is not None else None
        if questions is not None:
            names = [reference(entry.id, one) if entry and "/" not in one else one for one in questions]
            title = entry.title if entry else self._title_of(names)
            return title, wanted.named(self.library, names, wish)
        if wish.mode == "missed":
            packs = [entry.id] if entry else self._desk.known_packs()
            title = entry.title if entry else _("Missed questions")
            return title, wanted.from_missed(self.library, packs, self.history.past, wish)
        if entry is None:
            raise WrongUse(_("Say which pack or set."))
        return entry.title, wanted.from_pack(entry.id, self.library.index(entry), self.history.past(entry.id), wish)

    def _of_set(self, name: str, wish: Wish) -> tuple[str, Chosen]:
        pack, _slash, set_id = name.rpartition("/")
        if not pack:
            from civics_tui.study import sets  # reading YAML is of no use to whoever only answers questions

            own = sets.find(self._desk.places.sets, name)
            return own.title, wanted.named(self.library, own.questions, wish)
        entry = self.library.find(pack)
        known = self.library.sets(entry)
        if set_id not in known:
            raise NotFound(
                _('The pack {pack} has no set "{name}"; there are {known}.').format(
                    pack=entry.id, name=set_id, known=", ".join(known) or _("none")
                )
            )
        names = [reference(entry.id, one) for one in known[set_id].questions]
        return known[set_id].title, wanted.named(self.library, names, wish)

    def _title_of(self, names: Iterable[str]) -> str:
        packs = {split_reference(one)[0] for one in names}
        titles = {entry.id: entry.title for entry in self.library.entries()}
        return titles.get(packs.pop(), _("Questions")) if len(packs) == 1 else _("Questions")

    def _begin(self, title: str, chosen: Chosen, wish: Wish, *, limit: int | None, origin: str) -> Sitting:
        names, left_out = chosen
        plan, shown, left_out = self._plan(names, wish.seed, left_out)
        if not plan:
            why = " ".join(wanted.reasons(replace(left_out, short=0)))
            raise NotFound(" ".join((_("There is no question to ask here."), why)).strip())
        event = Started(mode=wish.mode, title=title, seed=wish.seed, plan=plan, origin=origin, limit=limit)
        texts = {key: text for key, (text, _question) in shown.items()}
        attempt = self.history.begin(f"{self._desk.now():%Y%m%dT%H%M%S%f}", event, texts.values())
        return Sitting(
            self.history,
            ownership.take(self._desk.folder / "open", attempt.id),
            attempt,
            1,
            left_out=left_out,
            questions={key: question for key, (_text, question) in shown.items()},
        )

    def _plan(
        self, names: Sequence[tuple[str, str]], seed: str, left_out: LeftOut
    ) -> tuple[tuple[Planned, ...], dict[str, tuple[str, Question]], LeftOut]:
        """The plan of an attempt, its questions by snapshot with their text, and what had to be left out of it."""
        found = {
            pack: self.library.questions(pack, [question for one, question in names if one == pack])
            for pack in dict.fromkeys(pack for pack, _question in names)
        }
        plan: list[Planned] = []
        shown: dict[str, tuple[str, Question]] = {}
        missing = broken = 0
        for pack, name in names:
            question = found[pack].get(name)
            if question is None:
                missing += 1
                continue
            number = variant.seed_of(pack, name, seed)
            try:
                concrete = variant.draw(question, number)
            except ExpressionError:
                broken += 1
                continue
            text = question_to_text(concrete)
            key = snapshot_key(text)
            shown[key] = text, concrete
            plan.append(
                Planned(
                    pack=pack,
                    question=name,
                    seed=number,
                    order=draw_order(concrete, number),
                    wording=wording(question),
                    meaning=meaning(question),
                    snapshot=key,
                )
            )
        return tuple(plan), shown, replace(left_out, missing=left_out.missing + missing, broken=broken)
