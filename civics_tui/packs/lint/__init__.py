"""The lint: rules of good questions, one module each, one row each in `RULES`.

A module explains itself in its docstring, with a passing and a failing example; it declares `ID`, `LEVEL`,
`LANGUAGES`, and `check`, which looks at one question, or `check_pack`, which looks at all of them. A rule never runs
where a question or the manifest allows what it finds, with a reason.

Which rules are here was measured: `python -m tests.lint` prints how often each is right.
"""

from __future__ import annotations

from types import ModuleType

from civics_tui.packs.lint import (
    absolute_terms,
    all_of_the_above,
    article_cue,
    bad_variant,
    choice_count,
    combined_choices,
    common_start,
    cue_between,
    duplicate_choices,
    empty_feedback,
    equal_numbers,
    free_pair,
    hint_leaks,
    key_position,
    longest_key,
    missing_explanation,
    near_duplicate,
    negative_stem,
    none_of_the_above,
    odd_tolerance,
    opposite_choices,
    overlapping_ranges,
    reading_level,
    repeated_word,
    stale,
    true_false_used,
    truth_balance,
    undated,
    unfocused_stem,
    unsorted_numbers,
    vague_terms,
    weak_gaps,
)

RULES: tuple[ModuleType, ...] = (
    longest_key,
    absolute_terms,
    vague_terms,
    all_of_the_above,
    none_of_the_above,
    combined_choices,
    negative_stem,
    article_cue,
    repeated_word,
    opposite_choices,
    equal_numbers,
    unfocused_stem,
    unsorted_numbers,
    true_false_used,
    weak_gaps,
    undated,
    duplicate_choices,
    overlapping_ranges,
    key_position,
    truth_balance,
    choice_count,
    cue_between,
    near_duplicate,
    missing_explanation,
    stale,
    empty_feedback,
    hint_leaks,
    reading_level,
    free_pair,
    common_start,
    odd_tolerance,
    bad_variant,
)
"""In the order of their codes."""
