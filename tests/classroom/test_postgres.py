"""A soak that is ended leaves no private PostgreSQL running."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.classroom import postgres

ROOT = Path(__file__).resolve().parents[2]
SOAK = """
import signal, sys, types
signal.signal(signal.SIGINT, signal.default_int_handler)  # a process in the background is started without it
from tests.classroom import postgres
from tests.soak import __main__ as soak

def run(n, seed):
    with postgres.cluster() as running:
        print(running.socket, flush=True)
        signal.pause()

soak.ROWS["waits"] = "waits until it is ended"
sys.modules["tests.soak.waits"] = types.SimpleNamespace(run=run)
sys.argv = ["soak", "waits"]
sys.exit(soak.main())
"""


def is_running(process: int) -> bool:
    """Does it run? One that ended may stand in the list until somebody asks for it."""
    status = Path(f"/proc/{process}/status")
    return status.exists() and "State:\tZ" not in status.read_text("ascii")


@pytest.mark.skipif(postgres.programs() is None, reason="there is no PostgreSQL here")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl+C"])
def test_an_ended_soak_leaves_no_postgres(ending: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", SOAK], cwd=ROOT, stdout=subprocess.PIPE, text=True) as soak:
        assert soak.stdout is not None
        home = Path(soak.stdout.readline().strip())
        server = int((home / "data" / "postmaster.pid").read_text().partition("\n")[0])
        assert is_running(server)
        soak.send_signal(ending)
        try:
            said, _nothing = soak.communicate(timeout=30)
        finally:
            soak.kill()
    assert (said, soak.returncode) == ("ended before its time\n", 130)
    assert not is_running(server)
    assert not home.exists()
