"""civics-tui quiz: take questions of a pack or set."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk
    from civics_tui.study.events import Mode
    from civics_tui.study.sitting import Sitting


class Wishes(TypedDict):
    """What was asked for beside the name."""

    mode: Mode
    n: int | None
    seed: str | None
    objective: str | None
    kind: str | None
    limit: int | None


@click.command("quiz")
@click.argument("name", metavar="[PACK|SET]", required=False)
@click.option(
    "--mode",
    type=click.Choice(["practice", "exam", "missed"]),
    default="practice",
    show_default=True,
    help=_("practice: feedback at once; exam: at the end; missed: what was wrong last time."),
)
@click.option("-n", "count", type=click.IntRange(1, 1000), metavar="N", help=_("How many questions; 10 by default."))
@click.option("--objective", metavar="O", help=_("Only questions on this objective."))
@click.option("--kind", metavar="K", help=_("Only questions of this kind."))
@click.option("--minutes", type=click.IntRange(1, 600), metavar="M", help=_("A clock for an exam."))
@click.option("--seed", metavar="N", help=_("The same questions in the same order each time."))
@plain_option
@profile_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str | None,
    mode: str,
    count: int | None,
    objective: str | None,
    kind: str | None,
    minutes: int | None,
    seed: str | None,
    plain: bool,
) -> None:
    """Take questions of PACK (an id or a path) or SET (pack/set, or the name of a set of yours).

    Without a name the attempt that is open goes on, or the first pack starts.
    """
    from civics_tui.cli.start import run_sitting

    if minutes and mode != "exam":
        raise click.UsageError(_("--minutes needs --mode exam."), ctx)
    context = context_of(ctx)
    sitting = _sitting(
        context.desk,
        name,
        mode=mode,  # type: ignore[arg-type]  # click has checked it
        n=count,
        seed=seed,
        objective=objective,
        kind=kind,
        limit=minutes * 60 if minutes else None,
    )
    try:
        ctx.exit(run_sitting(context, sitting, plain=is_plain(ctx, plain)))
    finally:
        sitting.close()


def _sitting(desk: Desk, name: str | None, **wishes: Unpack[Wishes]) -> Sitting:
    """The attempt that the name stands for; without a name the one that is open, as long as nothing else was asked."""
    from civics_tui.study.naming import first_pack, named

    if name is None and wishes["mode"] == "missed":
        return desk.start(**wishes)
    if name is None and all(wish is None for key, wish in wishes.items() if key != "mode"):
        for waiting in desk.open_attempts():
            if waiting.mode == wishes["mode"]:
                return desk.resume(waiting.id)
    found = named(desk, name or first_pack(desk))
    return desk.start(pack=found.pack, set_=found.set_, **wishes)
