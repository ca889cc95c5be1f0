"""No text of a pack, of a learner or of a file name reaches the output with more in it than can be read."""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civics_tui.cli.main import main
from civics_tui.errors import Exit
from civics_tui.views.wrap import cells
from tests.cli.conftest import Run
from tests.tui.test_safety import CONTROL, PACK, PAYLOADS, PIECES, write_pack

TALKS = [
    ([], "1\n1\n1\n:q\nq\n"),
    (["quiz", PACK], "1\n2\n"),
    (["quiz", PACK, "--mode", "exam", "--seed", "2"], "2\n1\n"),
    (["explain"], ""),
    (["explain", f"{PACK}:page"], ""),
    (["search", "other"], ""),
]
"""What the plain face writes over a pack, with what is typed to it."""
DATA = [["pack", "list"], ["pack", "show", PACK], ["pack", "check", PACK], ["set", "list"], ["data", "check"]]


def output(home: Path, arguments: list[str], typed: str) -> tuple[int, str, str]:
    """Run a command in this process; its status, what it wrote, and what it said beside it."""
    written, said = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, {"CIVICS_HOME": str(home)}),
        mock.patch("sys.stdin", io.StringIO(typed)),
        redirect_stdout(written),
        redirect_stderr(said),
    ):
        return main(arguments), written.getvalue(), said.getvalue()


def look_at_everything(text: str, typed: str) -> None:
    """Write all that can be written about a pack with this text in it, to somebody who types this line."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_pack(home / "data" / "packs" / PACK, text)
        line = "".join(typed.splitlines())
        commands = [
            *((arguments, f"{line}\n{answers}") for arguments, answers in TALKS),
            *((arguments, "") for arguments in DATA),
            (["search", "--", typed], ""),
            (["source", "--", typed], ""),
            (["quiz", "--", f"{typed}.yaml"], ""),
        ]
        for arguments, answers in commands:
            status, written, said = output(home, arguments, answers)
            assert status != Exit.INTERNAL, (arguments, said)
            assert not CONTROL.search(written + said), (arguments, ascii(written + said))
            if (arguments, answers.partition("\n")[2]) in TALKS:
                assert max(map(cells, written.splitlines()), default=0) <= 80, arguments


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_payload_does_anything(payload: str) -> None:
    look_at_everything(payload, payload)


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), min_size=1, max_size=12).map(
        "".join
    )
)
def test_no_text_does_anything(text: str) -> None:
    look_at_everything(text, text.replace("\0", ""))


@pytest.mark.parametrize("settings_", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1", "COLUMNS": "200"}])
def test_a_pipe_gets_the_same_plain_lines_whatever_the_terminal_can(civics: Run, settings_: dict[str, str]) -> None:
    plain = civics("quiz", "secession-process", "--seed", "4", "--profile", f"plain {settings_}", typed="1\n1\n")
    done = civics("quiz", "secession-process", "--seed", "4", "--profile", str(settings_), typed="1\n1\n", **settings_)
    assert (done.returncode, done.stdout) == (0, plain.stdout)
    assert "\x1b" not in done.stdout
    assert max(map(cells, done.stdout.splitlines())) <= 80
