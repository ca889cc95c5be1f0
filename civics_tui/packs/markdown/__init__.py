"""The part of Markdown that packs take, and what is told where a text goes beyond it.

Screens read Markdown with one library, pages and paper with another. What the two could read differently is refused,
so that everybody sees the same text.
"""

from __future__ import annotations

from civics_tui.packs.markdown.block import blocks
from civics_tui.packs.markdown.inline import Flaw, Link, inline, paragraphs

__all__ = ["Flaw", "Link", "blocks", "inline", "paragraphs"]
