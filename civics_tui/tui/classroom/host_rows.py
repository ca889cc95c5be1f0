"""The host's screen as rows: lobby, question with its count, answer with its distribution. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from civics_tui.classroom.hosting import told
from civics_tui.classroom.hosting.conductor import Look, Notes
from civics_tui.classroom.revealed import Bar, SourceSeen, letter_of
from civics_tui.tui.classroom.large import large
from civics_tui.tui.content import T, fill, hang, line_content, spread, wrap
from civics_tui.tui.widgets.entries import NARROW
from civics_tui.tui.widgets.sheet import BLANK, Rows, SheetRow, rows_of
from civics_tui.views.pieces import Line, plain
from civics_tui.views.public import PublicOption, PublicQuestion
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

LABEL = 12
"""Columns of the names before lines."""
MARGIN = 1
LETTER = 6
"""Columns before a choice."""
NUMBER = 10
"""Columns of a count, with both votes."""
TEXT = 26
"""Columns of a choice beside its bar."""
CELLS = 24


def top(look: Look, *, narrow: bool) -> tuple[Content, Content]:
    """The two ends of the top line."""
    view, board = look.view, look.view.board
    if board.state in ("revealed", "closed", "finished", "given_up") or not board.code:
        return T(_("Class: {title}").format(title=board.title), "title"), T(told.state(view))
    where = T(
        f"{board.address}  {told.code(view)}"
        if narrow
        else _("{address}   code  {code}").format(address=board.address, code=told.code(view))
    )
    if narrow:
        return where, T(_("{n} in").format(n=board.joined))
    title = T(_("Class: {title}").format(title=board.title), "title")
    return Content("     ").join([title, where]), T(told.joined(view))


def lobby(look: Look, code: Sequence[str], width: int, height: int, said: Sequence[str] = ()) -> Rows:
    """Address and code as large as they fit, the QR code where there is room, who is in, and what is to be said."""
    board = look.view.board
    shown = told.code(look.view)
    side = len(code[0]) + 2 if code and width >= NARROW and height >= len(code) else 0
    room = width - side - MARGIN
    left = [
        Content(""),
        T(_("Open in a browser")),
        *_large(board.address, room),
        Content(""),
        T(_("and type the code")),
        *_large(shown, room),
        Content(""),
        *wrap(
            T(
                _("In a terminal: civics-tui class join {address} {code}").format(address=board.address, code=shown),
                "quiet",
            ),
            room,
        ),
        Content(""),
        *wrap(_joined(look), room),
    ]
    right = [T(line) for line in code] if side else []
    count = max(len(left), len(right))
    left += [Content("")] * (count - len(left))
    right += [Content("")] * (count - len(right))
    rows = rows_of([fill(one.pad_left(MARGIN), width - side) + two for one, two in zip(left, right, strict=True)])
    names = told.names([name for _student, name in look.view.students], most=200)
    rows += rows_of([line.pad_left(MARGIN) for line in wrap(T(names), min(width - 2, 100))]) if names else []
    rows += _people(look, width)
    for one in said:
        rows += [BLANK, *rows_of([line.pad_left(MARGIN) for line in wrap(T(one), min(width - 2, WIDTH + LABEL))])]
    return rows


def _joined(look: Look) -> Content:
    if not look.view.students and not look.view.waiting:
        return T(_("0 joined?  w tests the Wi-Fi."))
    return T(told.joined(look.view), "title")


def _large(text: str, room: int) -> list[Content]:
    lines = large(text)
    if lines is None or len(lines[0]) > room:
        return [T(text, "title")]
    return [T(line, "title") for line in lines]


def question(look: Look, width: int) -> Rows:
    """The question without its key, how many have answered, and who is still out."""
    board = look.view.board
    rows = [*_head(look, width), BLANK]
    if board.question is not None:
        rows += asked(board.question, width, lettered=board.lettered)
    count, bar, time = told.answered(look)
    parts = [count, bar if width >= NARROW else "", time if board.state == "question" else ""]
    rows += [BLANK, *_labelled(_("Answered"), T("   ".join(part for part in parts if part)), width), BLANK]
    if look.view.still_out:
        rows += _labelled(_("Still out"), T(told.names(look.view.still_out)), width)
    if board.state == "closed":
        rows += _labelled("", T(told.no_answer(look)), width)
        if look.view.late:
            rows += _labelled(_("Late"), T(f"{told.late(look.view)}  l"), width)
    return [*rows, *_people(look, width)]


def _head(look: Look, width: int) -> Rows:
    """Where one is, and the stem, below an empty line where there is room for it."""
    board = look.view.board
    place = _("Question {n} of {all}").format(n=board.number, all=board.of)
    place = _("{question}, second vote").format(question=place) if board.vote > 1 else place
    stem = line_content(board.question.stem) if board.question else Content("")
    room = min(WIDTH + 20, width - 2)
    parts = [T(place, "title"), stem] if width >= NARROW or board.state == "question" else [stem]
    lines = wrap(Content("   ").join(parts), room)
    return [*([BLANK] if width >= NARROW else []), *rows_of([line.pad_left(MARGIN) for line in lines])]


def asked(question: PublicQuestion, width: int, *, lettered: bool) -> Rows:
    """What can be chosen, put in order or assigned."""
    rows: Rows = []
    if question.settled:
        rows += _labelled(_("Settled"), line_content(question.settled), width)
    if not question.scored:
        rows += [*_labelled("", T(_("Views, not scored."), "quiet"), width), BLANK]
    rows += _options(question.options, width, lettered=lettered and question.form == "pick")
    for gap_number, gap in enumerate(question.gaps, start=1):
        if gap.options:
            words = ", ".join(plain(one.text) for one in gap.options)
            rows += _option(f"[{gap_number}]", T(words), width)
    rows += _options(question.items, width, lettered=False)
    if question.places:
        places = ", ".join(plain(one.text) for one in question.places)
        rows += [BLANK, *_labelled(_("Places"), T(places), width)]
    if question.unit:
        rows += _labelled(_("Unit"), T(question.unit), width)
    return rows


def _options(options: Iterable[PublicOption], width: int, *, lettered: bool) -> Rows:
    rows: Rows = []
    for number, one in enumerate(options):
        rows += _option(letter_of(number) if lettered else "-", line_content(one.text), width)
    return rows


def _option(sign: str, text: Content, width: int) -> Rows:
    return rows_of(hang(T(f"{sign:>4}"), text, min(WIDTH + LETTER, width - 1), LETTER))


def answer(look: Look, width: int, sources: Sequence[SourceSeen] = ()) -> Rows:
    """The key, how the class answered, why, and what the teacher may say."""
    view, board = look.view, look.view.board
    rows = [*_head(look, width), BLANK]
    mixed = dict(view.mixed_up)
    of = max(board.joined, board.answered)
    for bar in board.bars:
        rows += _bar(bar, of, width, mixed.get(bar.letter or plain(bar.text), ""))
    if board.right and not any(bar.letter or bar.right for bar in board.bars if _is_choice(board.question)):
        rows += [BLANK, *_labelled("", line_content(board.right), width)]
    for number, one in enumerate(board.right_order, start=1):
        rows += _option(f"{number}.", line_content(one), width)
    rows += _paragraphs(_("Why"), board.why, width)
    if view.say:
        rows += [BLANK, *_labelled(_("Say"), T(view.say), width)]
    rows += [BLANK, *_labelled("", T(told.no_answer(look)), width)]
    if view.late:
        rows += _labelled("", T(f"{told.late(view)}  l"), width)
    for source in board.sources:
        rows += [BLANK, *_labelled(_("On board"), line_content(source.text), width)]
    return [*rows, *_people(look, width)]


def _is_choice(question: PublicQuestion | None) -> bool:
    return question is not None and question.form == "pick"


def _bar(bar: Bar, of: int, width: int, mixed: str) -> Rows:
    count = T(f"{told.bar_count(bar):>{4 if bar.before is None else NUMBER}}  ")
    sign = T("OK" if bar.right else "  ", "right") if bar.right else T("  ")
    label = Content.assemble(sign, T(f" {bar.letter:<2} "))
    if width < NARROW:
        lines = hang(label, line_content(bar.text), width - 1, LETTER)
        if len(lines) == 1 and lines[0].cell_length < width - NUMBER:
            return rows_of([fill(lines[0], width - NUMBER) + T(told.bar_count(bar))])
        return rows_of([*lines, Content.assemble(" " * LETTER, T(told.bar_count(bar)))])
    most = CELLS if width >= 80 + LETTER else CELLS - 6
    text = wrap(line_content(bar.text), TEXT) or [Content("")]
    tail = Content.assemble(count, T(f"{told.bar_cells(bar, of, most):<{most}}", "quiet"))
    first = label.pad_right(max(0, LETTER - 1 - label.cell_length)) + fill(text[0], TEXT) + tail
    below = [line.pad_left(LETTER - 1) for line in text[1:]]
    if mixed and first.cell_length + 2 + len(mixed) < width:
        first += T(f"  {mixed}", "quiet")
    elif mixed:
        below += [line.pad_left(LETTER - 1) for line in wrap(T(mixed, "quiet"), TEXT)]
    return rows_of([first, *below])


def notes(found: Notes, width: int) -> Rows:
    """Key and note, for the teacher's eyes."""
    rows = _labelled(_("Key"), line_content(found.key), width)
    if found.note:
        rows += _labelled(_("Say"), line_content(found.note), width)
    return [*rows, *_paragraphs(_("Why"), found.why[:2], width)]


def _people(look: Look, width: int) -> Rows:
    rows: Rows = []
    for number, line in enumerate(told.trouble(look)):
        rows += _labelled("" if number else _("Trouble"), T(line, "wrong" if look.view.trouble else ""), width)
    if look.view.waiting:
        names = told.names([name for _student, name in look.view.waiting])
        left = T(_("Waiting to join: {names}").format(names=names))
        rows += [BLANK, SheetRow(spread(left.pad_left(MARGIN), T(_("let in  i")), min(width - 1, 80)), "let_in")]
    return [BLANK, *rows] if rows else rows


def _labelled(label: str, text: Content, width: int) -> Rows:
    indent = LABEL if width >= NARROW else 2
    if width < NARROW and label:
        text = Content.assemble(T(f"{label}: ", "title"), text)
        label = ""
    return rows_of(hang(T(f" {label}", "title"), text, min(WIDTH + indent, width - 1), indent))


def _paragraphs(label: str, lines: Sequence[Line], width: int) -> Rows:
    rows: Rows = [BLANK] if lines else []
    for number, line in enumerate(lines):
        rows += _labelled("" if number else label, line_content(line), width)
    return rows
