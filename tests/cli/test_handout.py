"""`explain --html`: a document on standard output or in a file that is whole, and never over another one unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import Exit
from tests.cli.conftest import Run

PAGE = "secession-process:route"


def test_a_document_goes_to_standard_output(civics: Run) -> None:
    bare, dash = civics("explain", PAGE, "--html"), civics("explain", "--html", "-", PAGE)
    assert (bare.returncode, bare.stderr) == (Exit.FINE, "")
    assert bare.stdout.startswith("<!DOCTYPE html>\n")
    assert bare.stdout.endswith("</html>\n")
    assert "Answer key" not in bare.stdout
    assert dash.stdout == bare.stdout


def test_a_file_holds_the_same_and_is_not_written_over_unasked(civics: Run, tmp_path: Path) -> None:
    target = tmp_path / "route.html"
    first = civics("explain", PAGE, "--html", str(target))
    assert (first.returncode, first.stdout) == (Exit.FINE, f"{target}\n")
    written = target.read_text("utf-8")
    assert written == civics("explain", PAGE, "--html").stdout
    again = civics("explain", PAGE, "--key", "--html", str(target))
    assert again.returncode == Exit.WRONG_USE
    assert f"{target} is there already; name another file, or add --force." in again.stderr
    assert target.read_text("utf-8") == written
    assert civics("explain", PAGE, "--key", "--force", "--html", str(target)).returncode == Exit.FINE
    assert "Answer key" in target.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [target]


def test_a_special_explainer_is_named_by_its_sort(civics: Run) -> None:
    result = civics("explain", "calexit-history:timeline/calexit", "--html")
    assert result.returncode == Exit.FINE
    assert "<table" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--html"], "Name the page to print before --html, such as: civics-tui explain"),
        (["--html", PAGE], "Name the page to print before --html, such as: civics-tui explain"),
        (["secession-process", "--html"], "Name the page to print before --html, such as: civics-tui explain"),
        ([f"{PAGE}#the-sentence-behind-it", "--html"], "leave the section #the-sentence-behind-it out."),
        (["secession-process:process/gone", "--html"], "gone"),
        (["secession-process:gone/route", "--html"], 'There is nothing "gone/route" to print'),
        (["secession-process:rout", "--html"], "rout"),
        ([PAGE, "--key"], "--key and --force go with --html."),
        ([PAGE, "--html", "."], ". is a folder; name a file in it."),
    ],
)
def test_wrong_use_is_told_in_one_sentence(civics: Run, arguments: list[str], told: str) -> None:
    result = civics("explain", *arguments)
    assert (result.returncode, result.stdout) == (Exit.WRONG_USE, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_not_there_is_told(civics: Run, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "route.html"
    result = civics("explain", PAGE, "--html", str(target))
    assert (result.returncode, result.stdout) == (Exit.PROBLEMS, "")
    assert f"{target} could not be written: " in result.stderr
