"""Deliberately broken questions and packs. Every mark is a problem that must be found there, and no other may be.

Questions stand in `QUESTIONS` as entries of one list: each is tried alone, and all of them together in one file.
"""

from __future__ import annotations

HEAD = """\
title: Broken on purpose
objectives:
  - {id: known, text: Find out what is wrong}
questions:
"""

GOOD = """\
  - id: good-{n}
    kind: true_false
    stem: Question {n} can be used.
    answer: true
    objective: known
"""

QUESTIONS: dict[str, str] = {
    # kind
    "no-kind": """\
  - ⟦E111⟧id: no-kind
    stem: Which?
    answer: true
""",
    "no-such-kind": """\
  - id: no-such-kind
    kind: ⟦E110⟧true-false
    stem: Which?
    answer: true
""",
    "kind-view": """\
  - id: kind-view
    kind: ⟦E110⟧view
    stem: Which?
    views: [{text: This is so., source: A}, {text: That is so., source: B}]
""",
    "contested-with-kind": """\
  - id: contested-with-kind
    contested: true
    ⟦E126⟧kind: single
    ⟦E126⟧points: 2
    stem: Which?
    views: [{text: This is so., source: A}, {text: That is so., source: B}]
""",
    "contested-with-key": """\
  - id: contested-with-key
    contested: true
    stem: Which?
    ⟦E126⟧answer: true
    views: [{text: This is so., source: A, ⟦E112⟧correct: true}, {text: That is so., source: B}]
""",
    "contested-false": """\
  - id: contested-false
    ⟦E112⟧contested: false
    kind: true_false
    stem: Which?
    answer: true
""",
    # keys and shapes
    "unknown-key": """\
  - id: unknown-key
    kind: single
    stem: Which?
    ⟦E112⟧optoins: [A, B]
    choices: [{text: A, ⟦E112⟧corect: true, correct: true}, B]
""",
    "missing-keys": """\
  - ⟦E113⟧⟦E113⟧id: missing-keys
    kind: single
""",
    "twice": """\
  - id: twice
    kind: true_false
    stem: Which?
    answer: true
    ⟦E108⟧answer: false
""",
    "list-for-text": """\
  - id: list-for-text
    kind: true_false
    stem: ⟦E114⟧[a, b]
    answer: true
""",
    "text-for-list": """\
  - id: text-for-list
    kind: single
    stem: Which?
    choices: ⟦E114⟧A and B
    hints: ⟦E114⟧It has two chambers.
""",
    "keys-for-text": """\
  - id: keys-for-text
    kind: single
    stem: Which?
    choices:
      - text: A
        correct: true
      - ⟦E114⟧The Senate: it consents
""",
    "text-for-keys": """\
  - id: text-for-keys
    kind: matching
    stem: Who?
    pairs: [⟦E114⟧President nominates, {left: Senate, right: confirms}]
""",
    "nothing-for-list": """\
  - id: nothing-for-list
    kind: true_false
    stem: Which?
    answer: true
    tags:⟦E114⟧
""",
    "no-question": """\
  - ⟦E114⟧Just a text
""",
    "yaml-words": """\
  - id: yaml-words
    kind: true_false
    stem: Which?
    answer: ⟦E121⟧No
    shuffle: ⟦E121⟧yes
""",
    "quoted-truth": """\
  - id: quoted-truth
    kind: true_false
    stem: Which?
    answer: ⟦E121⟧"true"
""",
    "quoted-number": """\
  - id: quoted-number
    kind: true_false
    stem: Which?
    answer: true
    difficulty: ⟦E122⟧"3"
    points: ⟦E122⟧'1.5'
""",
    "no-number": """\
  - id: no-number
    kind: true_false
    stem: Which?
    answer: true
    difficulty: ⟦E120⟧hard
    points: ⟦E120⟧1/2
    revision: ⟦E120⟧1.5
""",
    "no-such-word": """\
  - id: no-such-word
    kind: short
    stem: Which?
    accept: [A]
    scoring: ⟦E116⟧partail
    normalize: [case, ⟦E116⟧spaces, ⟦E116⟧{typos: 1}]
""",
    "out-of-range": """\
  - id: out-of-range
    kind: true_false
    stem: Which?
    answer: true
    difficulty: ⟦E125⟧6
    points: ⟦E125⟧0
    revision: ⟦E125⟧0
""",
    "no-id": """\
  - id: ⟦E115⟧no id
    kind: true_false
    stem: Which?
    answer: true
""",
    "no-date": """\
  - id: no-date
    kind: true_false
    stem: Which?
    answer: true
    as_of: ⟦E124⟧9 November 2016
    review_by: ⟦E124⟧2026-13
""",
    "empty": """\
  - id: empty
    kind: single
    stem: ⟦E118⟧""
    choices: [⟦E118⟧" ", {text: B, correct: true}]
""",
    "long": """\
  - id: long
    kind: single
    stem: Which?
    choices: [⟦E117⟧"""
    + "far too long " * 40
    + """, {text: """
    + "⟦E117⟧"
    + "x" * 201
    + """, correct: true}]
""",
    "hints": """\
  - id: hints
    kind: true_false
    stem: Which?
    answer: true
    ⟦E119⟧hints: [a, b, c, d]
""",
    "part-ids": """\
  - ⟦E109⟧id: part-ids
    kind: single
    stem: Which?
    choices: [{id: "2", text: A, correct: true}, B]
""",
    "part-id": """\
  - id: part-id
    kind: single
    stem: Which?
    choices: [{id: ⟦E115⟧a b, text: A, correct: true}, B]
""",
    "lint": """\
  - id: lint
    kind: true_false
    stem: Which?
    answer: true
    lint: {allow: [⟦E116⟧explanation], why: It explains itself}
""",
    "lint-why": """\
  - id: lint-why
    kind: true_false
    stem: Which?
    answer: true
    lint: ⟦E113⟧{allow: [L28]}
""",
    "former-id": """\
  - id: former-id
    kind: true_false
    stem: Which?
    answer: true
    was: [old, ⟦E109⟧former-id]
""",
    # choices
    "no-key": """\
  - id: no-key
    kind: single
    stem: Which?
    ⟦E123⟧choices: [A, B]
""",
    "two-keys": """\
  - id: two-keys
    kind: single
    stem: Which?
    choices: [{text: A, correct: true}, {text: B, correct: ⟦E123⟧true}]
""",
    "no-key-of-many": """\
  - id: no-key-of-many
    kind: multiple
    stem: Which?
    ⟦E123⟧choices: [A, B]
""",
    "one-choice": """\
  - id: one-choice
    kind: single
    stem: Which?
    ⟦E119⟧choices: [{text: A, correct: true}]
""",
    "same-choices": """\
  - id: same-choices
    kind: single
    stem: Which?
    choices:
      - The Senate
      - {text: The House, correct: true}
      - ⟦E104⟧the senate
      - text: ⟦E104⟧" The House "
""",
    # numbers
    "answer-with-unit": """\
  - id: answer-with-unit
    kind: numeric
    stem: How many?
    answer: ⟦E127⟧38 states
    tolerance: ⟦E127⟧some
    reject: [⟦E127⟧{text: "37"}, {value: ⟦E127⟧many}]
""",
    "rejected-key": """\
  - id: rejected-key
    kind: numeric
    stem: How many?
    answer: 38
    tolerance: 1
    reject: [{value: ⟦E128⟧37.5, feedback: That is three quarters of 50.}, ⟦E128⟧39]
""",
    "formula-without-variables": """\
  - id: formula-without-variables
    kind: numeric
    stem: How many?
    answer: ⟦E127⟧"= 3 * 5"
""",
    "unit": """\
  - id: unit
    kind: numeric
    stem: How many?
    answer: 38
    unit_required: ⟦E113⟧true
""",
    # typed texts
    "accepted-and-rejected": """\
  - id: accepted-and-rejected
    kind: short
    stem: Who?
    accept: [The Senate, ⟦E104⟧the senate]
    reject: [⟦E128⟧senate!, ⟦E127⟧{value: 5}]
""",
    "nothing-accepted": """\
  - id: nothing-accepted
    kind: short
    stem: Who?
    ⟦E119⟧accept: []
""",
    "accepted-points": """\
  - id: accepted-points
    kind: short
    stem: Who?
    accept: [A, {text: B, points: ⟦E125⟧2}, ⟦E118⟧"!?"]
""",
    # order, pairs, groups
    "two-items": """\
  - id: two-items
    kind: ordering
    stem: In which order?
    ⟦E119⟧items: [A, B]
""",
    "same-items": """\
  - id: same-items
    kind: ordering
    stem: In which order?
    items: [A, B, ⟦E104⟧a]
""",
    "pairs": """\
  - id: pairs
    kind: matching
    stem: Who does what?
    pairs:
      - {left: President, right: nominates}
      - {left: ⟦E104⟧president, right: signs}
      - {left: Senate, right: ⟦E104⟧Nominates}
    distractors: [impeaches, ⟦E104⟧signs]
""",
    "one-partner": """\
  - id: one-partner
    kind: matching
    stem: Who does what?
    ⟦E119⟧pairs: [{left: A, right: votes}, {left: B, right: votes}]
""",
    "groups": """\
  - id: groups
    kind: categorize
    stem: Whose power is it?
    categories:
      Congress: [declare war, veto]
      President: [⟦E104⟧Veto]
      ⟦E119⟧Court: []
      ⟦E104⟧⟦E119⟧congress: []
""",
    "one-group": """\
  - id: one-group
    kind: categorize
    stem: Whose power is it?
    ⟦E119⟧categories: {Congress: [declare war]}
""",
    # gaps
    "gaps": """\
  - id: gaps
    kind: cloze
    stem: ⟦E129⟧⟦E129⟧The [[a]] nominates, the [[b]] consents, the [[a]] signs.
    gaps:
      a: {accept: [President]}
      ⟦E129⟧c: {accept: [Senate]}
""",
    "gap-forms": """\
  - id: gap-forms
    kind: cloze
    stem: The [[a]] and the [[b]] by [[c]].
    gaps:
      ⟦E129⟧a: {accept: [President], answer: 5}
      ⟦E129⟧b: {}
      c: {⟦E123⟧choices: [x, y], weight: ⟦E125⟧0}
""",
    "gap-elsewhere": """\
  - id: gap-elsewhere
    kind: true_false
    stem: The ⟦E129⟧[[a]] nominates.
    answer: true
""",
    # views
    "one-view": """\
  - id: one-view
    contested: true
    stem: Which?
    ⟦E119⟧views: [⟦E163⟧Only this]
""",
    "unlike-views": """\
  - id: unlike-views
    contested: true
    stem: Which?
    views: [{text: So., source: A}, {text: ⟦W163⟧This view is much longer than the other., source: B, id: ⟦E115⟧unsure}]
""",
    # references
    "nowhere": """\
  - id: nowhere
    kind: single
    stem: See [this](⟦E133⟧term:gone) and [that](⟦E134⟧explainer:gone#part).
    choices: [{text: A, correct: true}, {text: B, misconception: ⟦E131⟧gone}]
    objective: ⟦E130⟧knwon
    claims: [⟦E132⟧gone.claim]
""",
    # variables
    "no-such-variable": """\
  - id: no-such-variable
    kind: numeric
    stem: "⟦E140⟧{presnt} members vote, ⟦E140⟧{absent} do not."
    vars: {present: {int: [60, 100]}}
    answer: ⟦E140⟧"= needed"
""",
    "brace": """\
  - id: brace
    kind: true_false
    stem: "Is ⟦E140⟧{this} a variable?"
    answer: true
""",
    "variables": """\
  - id: variables
    kind: numeric
    stem: How many?
    vars:
      ⟦E141⟧a: {int: [1, 2], choice: [x, y]}
      b: {int: ⟦E141⟧[5, 1]}
      ⟦E141⟧if: {int: [1, 2]}
      d: {int: [1, 2], step: ⟦E141⟧0}
    answer: "= d"
""",
    "formulas": """\
  - id: formulas
    kind: numeric
    stem: How many?
    vars: {a: {int: [1, 9]}}
    derive: {b: ⟦E142⟧"a +", c: ⟦E140⟧"a + later", ⟦E141⟧a: "1"}
    where: [⟦E140⟧"x < a"]
    answer: "= a"
""",
    "no-truth": """\
  - id: no-truth
    kind: numeric
    stem: How many?
    vars: {a: {int: [1, 9]}}
    where: [⟦E142⟧"a + 1"]
    answer: "= a"
""",
    "division": """\
  - id: division
    kind: numeric
    stem: How many?
    vars: {a: {int: [0, 9]}}
    derive: {b: ⟦E142⟧"1 / a"}
    answer: "= b"
""",
    "never-true": """\
  - id: never-true
    kind: numeric
    stem: How many?
    vars: {a: {int: [1, 9]}}
    ⟦E143⟧where: ["a > 9"]
    answer: "= a"
""",
    "drawn-twice": """\
  - id: drawn-twice
    kind: single
    stem: Which?
    vars: {a: {int: [1, 9]}}
    derive: {b: a + 10}
    choices: [{text: "{a}", correct: true}, ⟦E143⟧"5", "{b}"]
""",
    # Markdown and links
    "html": """\
  - id: html
    kind: true_false
    stem: "Is ⟦E150⟧<b>this⟦E150⟧</b> bold, at 3 < 5?"
    answer: true
    explanation: "See ⟦E151⟧https://example.org and ⟦E150⟧![map](media/map.png)."
""",
    "markdown": """\
  - id: markdown
    kind: single
    stem: "Which ⟦E150⟧*one is it, ⟦E150⟧~~this⟦E150⟧~~ or 2 * 3⟦E150⟧&nbsp;?"
    choices:
      - {text: "⟦E150⟧1. Nomination", correct: true}
      - "⟦E150⟧# Vote"
      - "see ⟦E150⟧`this"
      - "not \\⟦E150⟧\\'that\\⟦E150⟧\\'"
""",
    "links": """\
  - id: links
    kind: true_false
    stem: "[a](⟦E151⟧javascript:alert) [b](⟦E151⟧file.md) [c](https://example.org/x_(y))"
    answer: true
    source: {text: Constitution, link: ⟦E151⟧example.org}
""",
    # characters
    "characters": """\
  - id: characters
    kind: true_false
    stem: ⟦E105⟧"Is this\\u202e turned?"
    answer: true
    explanation: "Or⟦E105⟧\u202e this?"
""",
}

SYNTAX: dict[str, str] = {
    "tab": """\
  - id: tab
⟦E106⟧\tkind: true_false
    stem: Which?
""",
    "colon": """\
  - id: colon
    kind: true_false
    stem: Congress⟦E106⟧: what is it?
    answer: true
""",
    "bracket": """\
  - id: bracket
    kind: single
    stem: Which?
    choices: ⟦E106⟧[A, {text: B, correct: true}
    explanation: It is so.
""",
    "quote": """\
  - id: quote
    kind: true_false
    stem: ⟦E106⟧"Which?
    answer: true
""",
    "after-quote": """\
  - id: after-quote
    kind: true_false
    stem: "Who" ⟦E106⟧said it?
    answer: true
""",
    "curly-quote": """\
  - id: curly-quote
    kind: true_false
    stem: ⟦E106⟧“Congress: what is it?”
    answer: true
""",
    "variable-first": """\
  - id: variable-first
    kind: true_false
    stem: ⟦E106⟧{present} members vote.
    answer: true
""",
    "gap-first": """\
  - id: gap-first
    kind: cloze
    stem: ⟦E106⟧[[a]] nominates.
    gaps: {a: {accept: [President]}}
""",
    "bold-first": """\
  - id: bold-first
    kind: true_false
    stem: ⟦E106⟧**Congress** decides.
    answer: true
""",
    "percent-first": """\
  - id: percent-first
    kind: true_false
    stem: ⟦E106⟧% of what?
    answer: true
""",
    "no-colon": """\
  - ⟦E106⟧id no-colon
    kind: true_false
    stem: Which?
""",
    "indentation": """\
  - id: indentation
    kind: true_false
      ⟦E106⟧stem: Which?
    answer: true
""",
    "out-of-line": """\
  - id: out-of-line
    kind: true_false
   ⟦E106⟧stem: Which?
    answer: true
""",
    "escape": """\
  - id: escape
    kind: true_false
    stem: "Which ⟦E106⟧\\d?"
    answer: true
""",
    "alias": """\
  - id: alias
    kind: true_false
    stem: ⟦E107⟧*Congress
    answer: true
""",
    "anchor": """\
  - id: anchor
    kind: true_false
    stem: ⟦E107⟧&Congress decides.
    answer: true
""",
    "tag": """\
  - id: tag
    kind: true_false
    stem: ⟦E107⟧!now or never?
    answer: true
""",
}
"""Entries that are no YAML, or YAML that packs do not take; the reader leaves them out and goes on."""
