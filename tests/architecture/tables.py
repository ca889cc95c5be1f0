"""Tables compared with one another, and with the modules that their rows name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture import source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def missing(tables: Mapping[str, Collection[str]]) -> list[str]:
    """What each table lacks that another one has, one sentence each.

    Args:
        tables: the keys of each table, by where it stands.
    """
    first = {key: where for where, keys in reversed(list(tables.items())) for key in keys}
    return [
        f'"{key}" has no row in {where}; it has one in {first[key]}.'
        for where, keys in tables.items()
        for key in sorted(first.keys() - set(keys))
    ]


def astray(folder: str, rows: Iterable[str], table: str, helpers: Collection[str] = ()) -> list[str]:
    """The modules of a folder without a row, and the rows without a module, one sentence each.

    Args:
        folder: below the package, such as `packs/lint`.
        rows: full names of the modules that the rows of the table name.
        table: where the table stands.
        helpers: names of modules that several others share.
    """
    package = f"{source.PACKAGE.name}.{folder.replace('/', '.')}"
    modules = {source.module_name(path) for path in source.files(source.PACKAGE / folder)} - {package}
    modules -= {f"{package}.{name}" for name in helpers}
    named = set(rows)
    return [
        *(f"{one} has no row in {table}." for one in sorted(modules - named)),
        *(f"{table} names {one}, which is no module of {folder}." for one in sorted(named - modules)),
    ]
