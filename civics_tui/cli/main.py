"""The way in: starts the app at once where no argument asks for more, else click; ends with the right exit status.

The one place of the command line where every error is caught.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from civics_tui.cli.console import COMPLETE, Console
from civics_tui.errors import CivicsError, Exit, OutputFailed
from civics_tui.words import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit status: 0 fine, 1 problems found, 2 wrong use, 3 something broke inside.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console()
    try:
        return _start(given, console)
    except OutputFailed as error:
        _let_go_of_output()
        console.err(error.sentence)
        return int(error.exit_code)
    except CivicsError as error:
        console.err(error.sentence)
        return int(error.exit_code)
    except KeyboardInterrupt:
        console.err(_("Stopped."))
        return 130
    except BrokenPipeError:
        _let_go_of_output()
        return int(Exit.FINE)
    except Exception as error:
        from civics_tui.cli.crash import report

        console.err(report(error))
        return int(Exit.INTERNAL)


def _let_go_of_output() -> None:
    """Turn standard output to nowhere, so that the interpreter's own flush at its end finds an open stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _start(given: list[str], console: Console) -> int:
    start = _plain_start(given)
    if start is not None:
        from civics_tui.cli.start import run_app

        plain, profile = start
        return run_app(console, plain=plain, profile=profile)
    from civics_tui.cli.group import run

    return run(given, console)


def _plain_start(given: list[str]) -> tuple[bool, str | None] | None:
    """Read `--plain` and `--profile NAME` without click, which would cost a tenth of the time to the first screen."""
    if COMPLETE in os.environ:
        return None
    plain, profile = False, None
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if word == "--plain":
            plain = True
        elif word == "--profile" and rest:
            profile = rest.pop(0)
        elif word.startswith("--profile=") and len(word) > len("--profile="):
            profile = word.partition("=")[2]
        else:
            return None
    return plain, profile


if __name__ == "__main__":
    sys.exit(main())
