"""A comparison: one matter, and what several sources say of it. The same record as a dispute of the ledger.

It belongs to a pack, so that a page can set claims side by side which the ledger does not call a dispute.
"""

from __future__ import annotations

from civics_tui.model.ledger import Dispute as Comparison
from civics_tui.model.ledger import DisputeView as ComparisonView

__all__ = ["Comparison", "ComparisonView", "cited"]


def cited(comparison: Comparison) -> tuple[str, ...]:
    """Ids of all claims behind it, each once."""
    return tuple(dict.fromkeys(claim for view in comparison.views for claim in view.claims))
