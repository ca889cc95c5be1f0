"""Names of learners, and the folders that stand for them.

A name is any text that a person types. Its folder is made so that two names never share one, whatever the file
system thinks of letter case, reserved names, or the way an accented letter is written.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from civics_tui.errors import NotSaved, WrongUse
from civics_tui.model.text import REPLACEMENT, clean_text, one_line
from civics_tui.words import _

DEFAULT = "me"
"""The learner who has given no name."""
MAX_LENGTH = 60
"""Characters of a name."""

_NAME_FILE = "name.txt"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}\Z")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin|conout|clock|com\d?|lpt\d?)\Z")


def clean_name(text: str) -> str:
    """A name as it is shown and compared: one line, no control characters, one way of writing each letter.

    Raises:
        WrongUse: nothing is left of it, or it is too long.
    """
    name = one_line(clean_text(text).replace(REPLACEMENT, " "))
    if not any(unicodedata.category(one)[0] in "LNSP" for one in name):
        raise WrongUse(_("A learner needs a name of at least one letter or digit."))
    if len(name) > MAX_LENGTH:
        raise WrongUse(_("A learner's name has at most {most} characters.").format(most=MAX_LENGTH))
    return name


def folder_name(text: str) -> str:
    """The folder of a learner: the name itself where that is safe on every system, else one made from it.

    Raises:
        WrongUse: the text is no name.
    """
    name = clean_name(text)
    if _PLAIN.match(name) and not _RESERVED.match(name):
        return name
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    readable = re.sub(r"[^a-z0-9]+", "-", "".join(one for one in decomposed if not unicodedata.combining(one)))
    # The dot keeps these apart from every plain name, and the hash from one another.
    return f"{readable.strip('-')[:20] or 'learner'}.{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def remember(folder: Path, text: str) -> None:
    """Write the name of a learner into the folder that stands for it.

    Raises:
        NotSaved: the folder cannot be written.
    """
    path, name = folder / _NAME_FILE, clean_name(text)
    if folder.name == name or path.is_file():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(name + "\n", encoding="utf-8")
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotSaved(
            _("Nothing can be saved in {folder}: {reason}.").format(folder=folder, reason=reason)
        ) from problem


def learners(profiles: Path) -> tuple[str, ...]:
    """The names of all learners who have a folder in `profiles`, in the order of the alphabet."""
    try:
        folders = [one for one in profiles.iterdir() if one.is_dir()]
    except OSError:
        return ()
    return tuple(sorted((_name_in(folder) for folder in folders), key=lambda name: (name.casefold(), name)))


def _name_in(folder: Path) -> str:
    try:
        name = clean_name((folder / _NAME_FILE).read_text(encoding="utf-8")[: MAX_LENGTH + 1])
    except (OSError, UnicodeDecodeError, WrongUse):
        return folder.name
    return name if folder_name(name) == folder.name else folder.name
