"""A class in lines: the teacher's side and a student's. Needs the extra `[classroom]`."""

from __future__ import annotations
