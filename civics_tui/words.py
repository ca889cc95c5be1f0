"""Interface strings: every sentence the app itself says goes through here, so that it can be translated.

Holds gettext's lookup and nothing else. Pack text is never passed through it.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

DOMAIN = "civics_tui"

_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str, folder: Path) -> bool:
    """Switch the interface to `language` from the compiled catalogues in `folder`; say whether there was one."""
    global _translations
    try:
        _translations = _gettext.translation(DOMAIN, str(folder), [language])
    except FileNotFoundError:
        _translations = _gettext.NullTranslations()
        return False
    return True


def _(message: str) -> str:
    """Give the translation of `message`, or `message` itself."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Give the form that belongs to the count `n`, with `{n}` filled in."""
    return _translations.ngettext(singular, plural, n).replace("{n}", str(n))


def pgettext(context: str, message: str) -> str:
    """Give the translation of `message` in `context`, where one English word has several meanings."""
    return _translations.pgettext(context, message)
