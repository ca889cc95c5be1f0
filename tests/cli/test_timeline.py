"""`civics-tui explain` tells a timeline, as of a day where one is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.views.timeline_pack import write_pack


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a pack with a timeline."""
    folder: Path = tmp_path_factory.mktemp("packs") / "road-pack"
    write_pack(folder)
    return str(folder)


def test_a_timeline_is_told_to_its_end(civics: Run, road: str) -> None:
    done = civics("explain", f"{road}:timeline/road")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Timeline: The road" in done.stdout
    assert "7. Jul 2025: The last measure is given up" in done.stdout


def test_known_by_hides_what_came_later(civics: Run, road: str) -> None:
    done = civics("explain", f"{road}:road", "--known-by", "2016-12-31")
    assert done.returncode == 0
    assert "Known by 31 Dec 2016" in done.stdout
    assert "4 later events are hidden." in done.stdout
    assert "given up" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("timeline/road", "nonsense"), "no date"), (("timeline/nothing", "2016"), "There are: timeline/road")],
)
def test_known_by_refuses(civics: Run, road: str, arguments: tuple[str, str], says: str) -> None:
    done = civics("explain", f"{road}:{arguments[0]}", "--known-by", arguments[1])
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_person_is_asked_and_the_end_of_input_ends_it(civics: Run, road: str) -> None:
    done = civics("explain", f"{road}:timeline/road", "--plain", typed="2016\n")
    assert done.returncode == 0
    assert "Timeline: The road" in done.stdout
