"""How a declared field is called in pack files: one rule for every dataclass of the model.

The dataclasses here are the only declaration of the format. A name that Python keeps for itself ends in `_`
in code (`from_`) and loses it in files (`from`).
"""

from __future__ import annotations

from typing import Any


def file_name(name: str) -> str:
    """The key in a pack file of the dataclass field `name`."""
    return name.removesuffix("_")


CONFIG: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True, "alias_generator": file_name}
"""Read by whoever validates files against the dataclasses; a plain dict, so the model needs no library."""
