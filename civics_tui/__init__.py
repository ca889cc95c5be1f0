"""Learn contested civics in the terminal, from sources you can inspect."""

from __future__ import annotations

__version__ = "0.1.0"
