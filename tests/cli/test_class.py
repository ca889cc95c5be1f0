"""The commands of a class, as a teacher and a student run them."""

from __future__ import annotations

import json
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from civics_tui.cli.classes import HostWish, policy_of, roster
from civics_tui.errors import WrongUse
from tests.architecture import source
from tests.cli.conftest import Run
from tests.web.lesson import free_port

BLOCK = """
import runpy, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("sqlalchemy", "starlette", "uvicorn", "httpx", "jinja2", "alembic"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
import importlib.util
found = importlib.util.find_spec
def find(name, package=None):
    try:
        return found(name, package)
    except ModuleNotFoundError:
        return None
importlib.util.find_spec = find
sys.argv = ["civics-tui", *sys.argv[1:]]
runpy.run_module("civics_tui", run_name="__main__")
"""
"""Run the app as where the extra is not installed."""


@pytest.fixture
def port() -> int:
    with free_port() as found:
        pass
    return found


def test_a_class_that_is_held_by_a_pipe_has_results(civics: Run, port: int) -> None:
    held = civics("class", "host", "key-actors", "-n", "2", "--port", str(port), "--title", "Period 3", typed="\n\n")
    assert held.returncode == 0, held.stderr
    assert "Results saved: Period 3" in held.stdout
    listed = civics("class", "results", "--list")
    assert listed.stdout.split()[:2] == ["1", "finished"]
    assert "Period 3: results of session 1" in civics("class", "results").stdout
    told = json.loads(civics("class", "results", "1", "--json").stdout)
    assert (told["title"], told["students"]) == ("Period 3", [])
    assert civics("class", "results", "--csv", "-").stdout.startswith("student,name,key,points,of")
    assert "who needs what" in civics("class", "results", "--needs").stdout
    checked = civics("class", "check")
    assert (checked.returncode, checked.stdout.strip()) == (0, "1 session, 0 faults")
    erased = civics("class", "erase", "1", "--yes")
    assert erased.returncode == 0, erased.stderr
    assert "(erased)" in civics("class", "results", "--list").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("host",), "Missing argument 'PACK|SET'"),
        (("host", "no-such-pack"), "no-such-pack"),
        (("host", "key-actors", "--time", "1"), "--time"),
        (("host", "key-actors", "--names", "no-such-list.txt"), "The list no-such-list.txt cannot be read."),
        (("join", "10.0.4.17", "12"), '"12" is no code of a class'),
        (("join", "ftp://x", "K7M4PD"), "is no address of a class"),
        (("join", "127.0.0.1:9", "K7M4PD", "--plain"), "No connection to the class at 127.0.0.1:9. Compare"),
        (("results", "99", "--database", "nowhere.sqlite3"), "No class was held here yet."),
        (("erase", "1", "--database", "nowhere.sqlite3"), "No class was held here yet."),
        (("check", "--database", "nowhere.sqlite3"), "No class was held here yet."),
        (("host", "key-actors", "--database", "mysql://x/y"), "A class is kept in a file or at postgresql://"),
    ],
)
def test_what_is_wrong_is_one_sentence(civics: Run, arguments: tuple[str, ...], sentence: str) -> None:
    done = civics("class", *arguments)
    assert done.returncode in (1, 2)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path("nowhere.sqlite3").exists()


def test_a_port_that_is_taken_is_one_sentence(civics: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        used = str(taken.getsockname()[1])
        done = civics("class", "host", "key-actors", "--new", "--port", used)
        assert done.returncode == 1
        assert f"Port {used} cannot be used" in done.stderr
        doctor = civics("class", "doctor", "--port", used)
        assert doctor.returncode == 1
        assert f"Port {used} is used by another program." in doctor.stdout


def test_the_doctor_looks_and_says_what_works_today(civics: Run, port: int) -> None:
    done = civics("class", "doctor", "--port", str(port))
    assert done.returncode in (0, 1)
    for heading in ("Addresses of this laptop", "Firewall of this laptop", "What this test cannot see", "works today"):
        assert heading in done.stdout


@pytest.mark.parametrize("name", ["host", "join", "results", "erase", "check", "doctor"])
def test_without_the_extra_one_sentence_says_how_to_get_it(name: str) -> None:
    given = {"host": ["key-actors"], "join": ["10.0.4.17", "K7M4PD"], "erase": ["1"]}.get(name, [])
    done = subprocess.run(
        [sys.executable, "-c", BLOCK, "class", name, *given],
        cwd=source.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == 'A class needs one more part; install it with: pip install "civics-tui[classroom]"'


def test_a_list_has_names_and_perhaps_numbers(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\ufeffname,number\nAda Lovelace,7\n\n Bob ,\n", "utf-8")
    assert roster(path) == [("7", "Ada Lovelace"), ("Bob", "Bob")]
    policy, listed = policy_of(HostWish(names=str(path)))
    assert (policy.names, len(listed)) == ("list", 2)


@pytest.mark.parametrize("text", ["", "\n\n", "Ada\nAda\n", "name\n"])
def test_a_list_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(WrongUse):
        roster(path)


def test_files_with_names_are_for_their_owner_only(tmp_path: Path) -> None:
    from tests.classroom.hosting.teaching import teaching

    with teaching(tmp_path) as taught:
        kept = taught.desk.kept.keep_gradebook()
    assert sys.platform == "win32" or stat.S_IMODE(kept.path.stat().st_mode) == 0o600
