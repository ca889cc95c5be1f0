"""The handlers of the routes, which the rules have let a caller through to."""

from __future__ import annotations
