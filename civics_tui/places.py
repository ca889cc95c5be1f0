"""Where data, settings, cache and shipped content live. The only module that knows a home directory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one installation. None of them has to exist yet."""

    data: Path
    """Histories, installed packs, a teacher's packs and sets: what must not be lost."""
    config: Path
    """Settings and own themes."""
    cache: Path
    """What can be made again: the compiled library."""
    shipped: Path
    """The folder that holds `content/` and `seeds/`."""

    @property
    def content(self) -> Path:
        """The shipped packs."""
        return self.shipped / "content"

    @property
    def seeds(self) -> Path:
        """The shipped ledger."""
        return self.shipped / "seeds"

    @property
    def installed(self) -> Path:
        """Packs that a learner or teacher installed."""
        return self.data / "packs"

    @property
    def own(self) -> Path:
        """Packs that a teacher writes here: folders and single files, changed at any time."""
        return self.data / "own"

    @property
    def shared(self) -> Path:
        """Where packs to give away and pages to print are written, unless another folder is named."""
        return self.data / "shared"

    @property
    def sets(self) -> Path:
        """A teacher's own sets, one file each."""
        return self.data / "sets"

    @property
    def logs(self) -> Path:
        """Logs of crashes, without anybody's data."""
        return self.data / "logs"

    @property
    def library(self) -> Path:
        """The compiled library."""
        return self.cache / "library.sqlite3"

    def profile(self, learner: str) -> Path:
        """The folder of one learner; `learner` has passed `study.profiles`."""
        return self.data / "profiles" / learner


def shipped() -> Path:
    """The folder with `content/` and `seeds/`: inside the wheel, else the checkout that this package stands in."""
    inside = PACKAGE / "_data"
    return inside if inside.is_dir() else PACKAGE.parent


def find(environment: Mapping[str, str] | None = None) -> Places:
    """Find the folders; `CIVICS_HOME` puts data, config and cache below one folder of the caller's choice."""
    environment = os.environ if environment is None else environment
    home = environment.get("CIVICS_HOME", "").strip()
    if home:
        root = Path(home).expanduser().absolute()
        return Places(root / "data", root / "config", root / "cache", shipped())
    import platformdirs  # only where no CIVICS_HOME is set

    folders = platformdirs.PlatformDirs("civics-tui", appauthor=False)
    return Places(Path(folders.user_data_dir), Path(folders.user_config_dir), Path(folders.user_cache_dir), shipped())


def typed(text: str) -> Path:
    """The path that a person typed or dropped into the terminal: with or without quotes, `~` for the home directory."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:  # a ~name that nobody has
        return Path(text).absolute()
