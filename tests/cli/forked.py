"""The command line in a fork of a process that has loaded it: a process of its own for each run, without the start.

What a run gets is what a shell would give it: arguments, an environment, a pipe to read from, two files to write to.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

READY = b"ready"
MODULES = (
    "civics_tui.cli.group",
    "civics_tui.packs.report",
    "civics_tui.packs.library.library",
    "civics_tui.study.desk",
    "civics_tui.plain.home",
    "civics_tui.plain.quiz",
)
SMALL = "title: Small\nquestions:\n  - {kind: true_false, stem: Is it so?, answer: true}\n"


class Forks:
    """Runs of the command line, one after the other."""

    def __init__(self) -> None:
        """Start the process that is forked."""
        self._channel, other = socket.socketpair()
        with other:
            command = [sys.executable, "-m", __name__, str(other.fileno())]
            quiet = subprocess.DEVNULL
            environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
            self._server = subprocess.Popen(
                command, pass_fds=[other.fileno()], stdin=quiet, stdout=quiet, env=environment
            )
        assert self._channel.recv(len(READY)) == READY

    def close(self) -> None:
        """End it."""
        self._channel.close()
        self._server.wait(timeout=30)

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], typed: str, timeout: float
    ) -> subprocess.CompletedProcess[str]:
        """Run it once.

        Args:
            arguments: without the name of the program.
            environment: all of it.
            typed: what it reads; less than a pipe holds.
            timeout: in seconds, after which the run is given up.
        """
        reading, writing = os.pipe()
        os.write(writing, typed.encode())
        os.close(writing)
        request = json.dumps([list(arguments), dict(environment), str(Path.cwd())]).encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            socket.send_fds(self._channel, [request], [reading, out.fileno(), err.fileno()])
            os.close(reading)
            self._channel.settimeout(timeout)
            (status,) = struct.unpack("i", self._channel.recv(4))
            texts = []
            for stream in (out, err):
                stream.seek(0)
                texts.append(stream.read().decode().replace("\r\n", "\n"))
        return subprocess.CompletedProcess([*arguments], status, *texts)


def _load() -> None:
    """Load what most runs need, and read a pack, so that the shapes of all records are known."""
    for module in MODULES:
        importlib.import_module(module)
    from civics_tui.packs.report import check_pack

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.yaml"
        path.write_text(SMALL, encoding="utf-8")
        check_pack(path)
    gc.collect()
    gc.freeze()  # what is there is not looked through again in every fork


def _serve(channel: socket.socket) -> None:
    """Fork for each request; the fork returns, the server stays until there are no more."""
    channel.sendall(READY)
    while True:
        request, streams, _flags, _address = socket.recv_fds(channel, 1 << 17, 3)
        if not request:
            sys.exit()
        child = os.fork()
        if not child:
            channel.close()
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            arguments, environment, folder = json.loads(request)
            os.environ.clear()
            os.environ.update(environment)
            os.chdir(folder)
            sys.argv[1:] = arguments
            return
        for stream in streams:
            os.close(stream)
        _child, status = os.waitpid(child, 0)
        channel.sendall(struct.pack("i", os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("civics_tui", run_name="__main__", alter_sys=True)
