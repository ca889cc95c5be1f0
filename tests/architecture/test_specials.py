"""Every sort of special explainer has its row on every floor."""

from __future__ import annotations

import dataclasses
import typing

from civics_tui.model.explainer import DIRECTIVES
from civics_tui.model.pack import Pack
from civics_tui.model.special import SORTS
from civics_tui.packs.checks.special import CHECKS
from civics_tui.packs.library import searching
from civics_tui.packs.library.rows import HitKind, SpecialSort
from civics_tui.packs.reading import special
from civics_tui.packs.reading.directives import RECORDS
from civics_tui.packs.reading.folder import FILES
from civics_tui.packs.roles import Use
from civics_tui.plain.specials import TALKS
from civics_tui.tui.specials import SCREENS
from civics_tui.views import specials as offered
from civics_tui.views.html.material import ACTORS
from civics_tui.views.html.material import RECORDS as PRINTED
from civics_tui.views.html.specials import PAPER


def test_every_sort_has_its_rows() -> None:
    sorts = set(SORTS)
    assert sorts == set(CHECKS) == set(special.USES) == set(RECORDS) == set(searching.SPECIALS)
    assert sorts == set(typing.get_args(SpecialSort))
    assert sorts | {ACTORS} == set(PAPER)
    assert sorts == set(PRINTED)
    assert sorts <= set(typing.get_args(HitKind)) & set(typing.get_args(Use)) & DIRECTIVES


def test_every_sort_has_its_field_and_file() -> None:
    keys = [row.key for row in SORTS.values()]
    assert set(keys) <= {field.name for field in dataclasses.fields(Pack)}
    assert {f"{key}.yaml" for key in keys} <= set(FILES)


def test_both_faces_show_what_is_offered() -> None:
    """A sort that has no screen and no talk yet has no name, and so is offered nowhere."""
    assert set(SCREENS) == set(TALKS) == set(offered.names()) == set(SORTS) == set(offered.headings())
