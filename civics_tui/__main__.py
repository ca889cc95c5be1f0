"""Run the app with `python -m civics_tui`."""

from __future__ import annotations

import sys

from civics_tui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
