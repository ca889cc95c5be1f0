"""Pages as HTML to print: Markdown made safe, the paper forms of special explainers, questions, the list of sources.

Nothing else in `views` imports this package: Python-Markdown and nh3 are loaded only where a page is written.
"""

from __future__ import annotations
