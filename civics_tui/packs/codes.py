"""Every code that the reading of a pack can give, with its explanation for `pack explain`; lint rules have their own.

`E` codes are errors: what stands around them cannot be used until they are mended. `W` codes are warnings, `I` codes
tell something worth knowing.
"""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.model.kinds import KINDS
from civics_tui.packs.problems import Level
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table of codes."""

    id: str
    title: str
    """In a few words."""
    text: str
    """Why it is a problem, and what to do."""
    level: Level = "error"
    spoils: bool = True
    """Is the question around it left out?"""


_ROWS = (
    # files
    Code(
        "E101",
        "A file cannot be read",
        "It is missing, is no plain file, may not be opened, or lies outside of the pack. A pack is a folder with a "
        "pack.yaml, or a single .yaml file.",
    ),
    Code(
        "E102",
        "A file is not UTF-8",
        "Packs are UTF-8 text. Save the file as UTF-8; in most editors this stands in the dialog of Save as.",
        spoils=False,
    ),
    Code(
        "E103",
        "Something is too large",
        "Files, lists, texts and nesting have limits, so that a broken pack cannot stop the app. Cut it into parts.",
    ),
    Code(
        "E104",
        "Two choices are the same",
        "Two choices, items or accepted answers are equal but for capitals and spaces, so nobody can tell them apart. "
        "Change one of them, or delete it.",
    ),
    Code(
        "E105",
        "A character is not allowed",
        "Control characters and marks that turn the direction of a text are invisible, or would steer the terminal of "
        "whoever reads the pack. They are shown as a replacement character until you delete them.",
        spoils=False,
    ),
    Code(
        "E106",
        "The text is no YAML",
        "The entry could not be taken apart: look at its indentation (spaces, no tabs), quotes, colons and brackets. "
        "A text that holds a colon and a space, or starts with a special sign, stands in quotes: "
        'stem: "Congress: what is it?"',
    ),
    Code(
        "E107",
        "YAML features that packs do not take",
        "Anchors (&), aliases (*), tags (!), several documents and keys that are lists are not taken: text is data. "
        "A text that starts with one of these signs needs quotes.",
    ),
    Code("E108", "A key stands twice", "Of two equal keys only one could count. Delete one of them."),
    Code("E109", "An id stands twice", "Ids are unique among their kind, because answers and references hang on them."),
    # shape
    Code(
        "E110",
        "No such kind",
        f"The kinds are {', '.join(kind for kind, row in KINDS.items() if row.scored)}. "
        "A view question has contested: true in place of a kind.",
    ),
    Code(
        "E111",
        "The kind is missing",
        "Every question says its kind, for example kind: single. A view question says contested: true instead.",
    ),
    Code(
        "E112",
        "No such key",
        "A key that is not known is most often a typing error, and would be lost in silence. Keys of your own start "
        "with x- and are left alone.",
    ),
    Code(
        "E113",
        "A key is missing",
        "Without it the entry cannot be used. The help names the key; write it as  key: value.",
    ),
    Code(
        "E114", "A value has another shape", "A list, a mapping or a text was needed here, and something else stands."
    ),
    Code("E115", "This is no id", "Ids take letters a-z and A-Z, digits, and - _ . between them; at most 64 in all."),
    Code("E116", "No such word", "The key takes one of a few words, or a word in a certain form; the help names them."),
    Code("E117", "A text is too long", "Nobody can read it on a screen. Limits: stem 4000, choice 500, a word 200."),
    Code("E118", "A text is empty", "Something must stand here. Leave the key out where you have nothing to say."),
    Code("E119", "Too few or too many", "The kind needs another count of choices, items, pairs, gaps or groups."),
    Code("E120", "A number is needed", "Write a plain number such as 2 or 0.5: no quotes, no fraction, no unit."),
    Code(
        "E121",
        "true or false is needed",
        "Only true and false are read so. YES, No and on are texts, because No may be the answer to a question.",
    ),
    Code("E122", "A number stands in quotes", 'In quotes it is a text. Write 5, not "5", where a number is needed.'),
    Code(
        "E123", "The key is missing, or there are two", "A single question has exactly one choice with correct: true."
    ),
    Code(
        "E124",
        "This is no date",
        "Dates are 2016, 2016-11 or 2016-11-09; 2016~ is about, 2016? is probably, and 2017-05-22/2017-05-23 from to.",
    ),
    Code("E125", "A number is out of range", "The number is smaller or larger than the key allows."),
    Code(
        "E126",
        "Contested and scored",
        "A contested matter is never scored: a view question has no kind, no answer, no correct and no points.",
    ),
    Code(
        "E127",
        "An answer or tolerance that is no number",
        'The answer of a numeric question is a number such as 38 or 33.2, or "= " and a formula over its variables. '
        'A tolerance is a number, or a share such as "5 %".',
    ),
    Code(
        "E128",
        "Accepted and rejected",
        "The same answer is right and wrong at once, once capitals, spaces and the like are ignored.",
    ),
    Code(
        "E129",
        "Gaps do not fit",
        "Every [[gap]] of the stem has an entry in gaps, and every entry has its place in the stem, once.",
    ),
    # references
    Code("E130", "No such objective", "The objective is not among those of the manifest."),
    Code("E131", "No such misconception", "The misconception is not in misconceptions.yaml."),
    Code(
        "E132",
        "No such claim",
        "The claim is not in the ledger of the pack: sources.yaml, or the shipped one with ledger: shipped.",
    ),
    Code("E133", "No such term", "The link [word](term:x) names a term that is not in glossary.yaml."),
    Code("E134", "No such page", "The link names a page or a section that the pack does not have."),
    Code("E135", "No such question", "Sets, sections and check directives name questions of this pack."),
    Code("E136", "No such actor", "The actor is not in the ledger of the pack."),
    Code("E137", "No such source", "A claim's id starts with the id of its source, and a dot."),
    Code("E138", "No such record", "The directive names a record or picture that the pack does not hold."),
    # variables and formulas
    Code(
        "E140",
        "No such variable",
        "{name} stands for a variable only where vars or derive give it. A brace that is a brace is written \\{.",
    ),
    Code("E141", "A variable cannot be drawn", "A variable has exactly one of int, dec and choice, with a sane range."),
    Code(
        "E142",
        "A formula is wrong",
        "Formulas take numbers, names, + - * / // % **, comparisons, and or not, "
        "min max abs round floor ceil, and if else; at most 200 characters.",
    ),
    Code(
        "E143", "A variant fails", "Fifty variants of every question are drawn and looked at; this one cannot be used."
    ),
    # text
    Code(
        "E150",
        "Markdown that is not taken",
        "Packs take a small part of Markdown that the screen, the browser and paper read in the same way: paragraphs, "
        "emphasis, code, links, headings, quotes, tables, fences, and lists after an empty line.",
    ),
    Code("E151", "A link is not allowed", "Links are https, http, term: or explainer:, without spaces."),
    Code(
        "E152",
        "No such directive",
        "The directives are check, process, timeline, actors, compare, walk, glossary, callout and image.",
    ),
    Code(
        "E153", "A directive is not right", "It starts with ::: and its name, and ends with ::: in a line of its own."
    ),
    Code(
        "E154",
        "The head of a page is not right",
        "A page starts with a line ---, its id and title as key: value, and another line ---.",
    ),
    # ledger
    Code(
        "E161", "look_for is too long", "At most seven words, enough to find the place; nothing for a reworded source."
    ),
    Code(
        "E162",
        "A claim without a speaker",
        "Assertions, opinions, predictions and plans mean little without one, unless a note says why there is none.",
    ),
    Code(
        "E163",
        "A view without its source",
        "Disputes and contested questions have two or more views, and every view names its claims or its source.",
    ),
    Code(
        "W163",
        "Views of unlike length",
        "The longest view reads as the one with the most to say. Give views like length: at most 1.5 times.",
        "warning",
    ),
    # processes, timelines, walks
    Code("E180", "No such step", "next and goto name a step of the same process."),
    Code(
        "E181", "A step that no way leads to", "Every step can be reached from the first one. Lead to it, or delete it."
    ),
    Code(
        "E182",
        "A way without end",
        "A process goes on until a step with end: success or end: failure, and passes no step twice: the inputs stay "
        "as they are, so that a circle would never be left.",
    ),
    Code(
        "E183",
        "Ways out of a step do not fit",
        "A step has next, rules or end, and only one of them. A rule has if, or else: true; the one with else is the "
        "last.",
    ),
    Code(
        "E184",
        "A way without a claim",
        "Whatever leads from one step to the next names the claims that say so, or says in unclaimed: why "
        "there is none.",
    ),
    Code(
        "E185",
        "A gap between the rules",
        "With these inputs no rule of the step holds, and the way ends in nothing. Add  else: true  as the last rule.",
    ),
    Code(
        "E186",
        "An input cannot be used",
        "An input has int: [least, greatest] or choice: [...], a name of letters, digits and _, and starts at a value "
        "that it takes. The starts of all inputs together meet the conditions of where.",
    ),
    Code(
        "E187",
        "A threshold cannot be",
        "A threshold is a number from 0 up to the whole that it is a part of, whatever the inputs are.",
    ),
    Code("E188", "No such lane", "Every event lies in one of the lanes that the timeline declares."),
    Code(
        "E189",
        "An event tells what was not known yet",
        "Its texts name a date after the one on which it became known. Leave it for a later event; a date that was "
        "only planned then stands in  plans: [...].",
    ),
    Code(
        "E190",
        "A reworded source is quoted",
        "A walk goes through the words of its source, so the source is one with authentic wording.",
    ),
    Code(
        "W185",
        "A rule that is never taken",
        "Whatever the inputs are, a rule before it holds, or it does not. Look at its condition, and at the order.",
        "warning",
    ),
    # manifest
    Code(
        "E170", "A newer pack", "The pack is of a later format than this version of the app can read. Update the app."
    ),
    Code(
        "E171",
        "An archive is refused",
        "A .civpack is opened only where all of it is as pack build makes it: plain names inside of the pack, no "
        "links, sizes within bounds, and every file as CHECKSUMS lists it. Get it again, or build it anew.",
    ),
    # warnings and notes
    Code("W101", "A file is not read", "The name is none that packs have. Look for a typing error.", "warning"),
    Code(
        "I101",
        "A question without an id",
        "It gets one made of its stem, which changes with the stem; answers hang on the id. pack fix writes it.",
        "info",
    ),
)

CODES: dict[str, Code] = {row.id: row for row in _ROWS}


def title(code: str) -> str | None:
    """What a code says, in a few words; `None` where there is no such code."""
    if code in CODES:
        return _(CODES[code].title)
    return _(rule) if (rule := _lint(code).partition("\n")[0].rstrip(".")) else None


def explanation(code: str) -> str | None:
    """Why it is a problem, and what to do; `None` where there is no such code."""
    if code in CODES:
        return _(CODES[code].text)
    return _(rule) if (rule := _lint(code).partition("\n")[2].strip()) else None


def about(code: str) -> str:
    """How grave it is, and which packs are looked at; empty where there is no such code."""
    from civics_tui.packs.lint import RULES  # as in `known`

    levels = {"error": _("An error."), "warning": _("A warning."), "info": _("A note.")}
    rule = next((rule for rule in RULES if code == rule.ID), None)
    if rule is None:
        return levels[CODES[code].level] if code in CODES else ""
    put_aside = _("Put it aside with  lint: {{allow: [{code}], why: ...}}").format(code=code)
    if not rule.LANGUAGES:
        return f"{levels[rule.LEVEL]} {put_aside}"
    told = _("Only in packs whose language is one of: {languages}.").format(languages=", ".join(rule.LANGUAGES))
    return f"{levels[rule.LEVEL]} {told} {put_aside}"


def known() -> tuple[str, ...]:
    """All codes, those of the lint among them."""
    from civics_tui.packs.lint import RULES  # the rules tell problems, and those need the table above

    return tuple(sorted((*CODES, *(str(rule.ID) for rule in RULES))))


def _lint(code: str) -> str:
    from civics_tui.packs.lint import RULES  # as in `known`

    return next((rule.__doc__ or "" for rule in RULES if code == rule.ID), "")
