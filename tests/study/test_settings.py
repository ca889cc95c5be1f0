"""Settings survive a restart, a newer version, a damaged file and a full disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import Damaged, NotSaved
from civics_tui.study.settings import NAME, Settings, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "config").read() == Settings()


def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "config").change(theme="nord")
    SettingsFile(tmp_path / "config").change(confidence=True)
    assert SettingsFile(tmp_path / "config").read() == Settings(theme="nord", confidence=True)


def test_what_another_version_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": "nord", "sound": "off"}', encoding="utf-8")
    SettingsFile(tmp_path).change(theme="civics-light")
    stored = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    assert (stored["theme"], stored["sound"]) == ("civics-light", "off")


def test_a_choice_of_a_wrong_type_is_the_default(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": 3, "confidence": "yes", "answer_at_once": true}', encoding="utf-8")
    assert SettingsFile(tmp_path).read() == Settings(answer_at_once=True)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b""])
def test_a_damaged_file_is_told_and_put_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    file = SettingsFile(tmp_path)
    with pytest.raises(Damaged, match="cannot be read"):
        file.read()
    assert file.change(theme="nord") == file.read() == Settings(theme="nord")
    assert (tmp_path / f"damaged-{NAME}").read_bytes() == content


def test_what_cannot_be_saved_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(tmp_path)
    file.change(theme="nord")

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(NotSaved, match="No space left on device"):
        file.change(theme="civics-light")
    monkeypatch.undo()
    assert file.read().theme == "nord"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file stands in the way", encoding="utf-8")
    with pytest.raises(NotSaved):
        SettingsFile(tmp_path / "config" / "below").change(theme="nord")
