"""A file for somebody outside is whole or not there, and stands over another one only where that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import StorageError, WrongUse
from civics_tui.packs.written import write_whole


def test_it_is_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.html", b"whole")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.html", b"whole")]


def test_another_file_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"first")
    with pytest.raises(WrongUse, match=r"a\.html is there already"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
    write_whole(path, b"second", replace=True)
    assert path.read_bytes() == b"second"


def test_a_folder_is_made_where_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "a.html"
    with pytest.raises(StorageError, match="could not be written"):
        write_whole(path, b"whole")
    assert not path.parent.exists()
    write_whole(path, b"whole", make_folder=True)
    assert path.read_bytes() == b"whole"


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(StorageError, match="could not be written"):
        write_whole(tmp_path / "folder" / "a.html", b"whole", make_folder=True)
