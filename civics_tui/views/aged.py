"""The report of `pack stale`: what is to be looked at again, since when, and where it stands."""

from __future__ import annotations

import datetime
from typing import Any

from civics_tui.model.text import one_line
from civics_tui.packs.aged import Aged
from civics_tui.words import _, ngettext


def stale_lines(pack: str, found: tuple[Aged, ...], on: datetime.date) -> tuple[str, ...]:
    """The report of one pack as lines."""
    if not found:
        return (_("{pack}: nothing is stale on {date}.").format(pack=pack, date=on),)
    told = ngettext("{n} item is stale", "{n} items are stale", len(found))
    words = {"question": _("question"), "explainer": _("explainer"), "claim": _("claim")}
    lines = [_("{pack}: {told} on {date}.").format(pack=pack, told=told, date=on)]
    for one in found:
        item, place = one.item, f"{one.place.file}:{one.place.line}" if one.place else ""
        since = _("STALE since {date}").format(date=one_line(item.since))
        lines.append(f"  {since}  {words[item.what]} {item.id}  {place}".rstrip())
        if item.claims:
            lines.append(_("    rests on {claims}").format(claims=", ".join(item.claims)))
    return tuple(lines)


def stale_data(pack: str, found: tuple[Aged, ...], on: datetime.date) -> dict[str, Any]:
    """The report of one pack as JSON data."""
    return {
        "pack": pack,
        "on": on.isoformat(),
        "stale": [
            {
                "what": one.item.what,
                "id": one.item.id,
                "since": one.item.since,
                "claims": list(one.item.claims),
                "file": one.place.file if one.place else None,
                "line": one.place.line if one.place else None,
            }
            for one in found
        ],
    }
