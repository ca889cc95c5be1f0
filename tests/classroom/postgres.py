"""A private PostgreSQL in a folder of its own, run by a user without rights, where it is installed."""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text

ROOTS = Path("/usr/lib/postgresql")
_numbers = itertools.count()


def programs() -> Path | None:
    """The folder of the newest installed version."""
    found = sorted(ROOTS.glob("*/bin/pg_ctl"), key=lambda one: int(one.parts[-3]))
    return found[-1].parent if found else None


class Cluster:
    """A running server that listens to a socket in its folder only."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def address(self, name: str) -> str:
        return f"postgresql+psycopg://civics@/{name}?host={self.socket}"

    def database(self, template: str = "template1") -> str:
        """The address of a new database."""
        name = f"class_{next(_numbers)}"
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        engine.dispose()
        return self.address(name)


def _unprivileged() -> str | None:
    """Whom to run it as; initdb refuses root."""
    if os.geteuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextlib.contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """Start a server, and stop it at the end; with `durable`, every commit waits for the disk."""
    folder = programs()
    assert folder is not None
    home = Path(tempfile.mkdtemp(prefix="civics-pg-"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(home, user)

    def run(*arguments: str) -> None:
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(home)}
        running = subprocess.Popen(
            arguments,
            user=user,
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _nothing = running.communicate()
        except BaseException:
            running.communicate()  # a server that is just being started would run on, and nobody would know it
            raise
        assert running.returncode == 0, said + _log(home)

    data = str(home / "data")
    try:
        run(str(folder / "initdb"), "-D", data, "-U", "civics", "-A", "trust", "--no-sync", "-E", "UTF8")
        sync = "on" if durable else "off"
        options = f"-k {home} -c listen_addresses= -c fsync={sync} -c synchronous_commit={sync} -c max_connections=40"
        try:
            run(str(folder / "pg_ctl"), "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start")
            yield Cluster(home)
        finally:
            if (home / "data" / "postmaster.pid").exists():
                run(str(folder / "pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _log(home: Path) -> str:
    log = home / "log"
    return log.read_text("utf-8", errors="replace") if log.exists() else ""
