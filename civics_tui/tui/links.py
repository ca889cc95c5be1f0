"""Opening addresses outside: which may be opened, whose they are, and with what."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

from civics_tui.model.text import clean_text

SCHEMES = frozenset({"https", "http"})


def host_of(address: str) -> str:
    """The host of an address in plain ASCII, so that no look-alike letter hides; empty where it may not be opened."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if parts.scheme not in SCHEMES or not host or clean_text(address) != address:
            return ""
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return ""


def open_outside(address: str) -> bool:
    """Open an address in a browser with a window of its own; could that be done? It may take seconds.

    A browser inside the terminal would draw over the app, so none is used.
    """
    return bool(host_of(address)) and _open(address)


def open_file(path: Path) -> bool:
    """Open a file of this computer in a browser with a window of its own; could that be done?"""
    return _open(path.absolute().as_uri())


def _open(address: str) -> bool:
    try:
        browser = webbrowser.get()
        return not _is_in_terminal(browser) and browser.open(address, new=2)
    except webbrowser.Error:
        return False


def _is_in_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return type(browser) is webbrowser.GenericBrowser or type(browser).__name__ == "Elinks"
