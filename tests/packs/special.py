"""A pack with one special explainer of each sort, and breaks of each, with the problems they have written into them."""

from __future__ import annotations

from tests.packs.test_folders import PACK as FOLDER

PROCESSES = """\
processes:
  - id: appointment
    title: Confirming a judge
    text: Set the votes, and see where it stops.
    minutes: 4
    objective: senate-role
    inputs:
      ayes: {int: [0, 100], start: 52, title: "Senate, yes", unit: members}
      noes: {int: [0, 100], start: 48}
      vp: {choice: ["yes", "no"], start: "yes"}
    where: ["ayes + noes <= 100"]
    steps:
      - {id: nominate, actor: spokesman, text: The President nominates., next: vote, claims: [constitution.consent]}
      - id: vote
        title: Vote
        text: "{ayes} for, {noes} against; {majority} are [enough](term:consent)."
        rules:
          - {if: "ayes >= majority", goto: seated, because: "{majority} is enough.", claims: [constitution.consent]}
          - {if: "ayes == noes and vp == 'yes'", goto: seated, because: The tie is broken., claims: [gazette.sixty]}
          - {else: true, goto: rejected, because: There is no majority., unclaimed: it follows from the first}
      - {id: seated, end: success, text: The judge takes the seat.}
      - {id: rejected, end: failure, text: The nomination fails.}
    thresholds:
      - name: majority
        of: "ayes + noes"
        expr: "floor((ayes + noes) / 2) + 1"
        claims: [constitution.consent]
        what_if: [{name: three fifths, expr: "ceil((ayes + noes) * 3 / 5)", claims: [gazette.sixty]}]
    questions: [confirm-body, term]
"""

TIMELINES = """\
timelines:
  - id: seats
    title: Seats and those who hold them
    minutes: 3
    lanes: [{id: law, title: Laws}, {id: people, title: People}]
    events:
      - id: letter
        date: 2006-10-31
        known: 2010-02
        lane: people
        title: A justice writes a letter
        text: It is private, and no ruling; it came out in February 2010.
        care: A letter settles nothing.
        dated: [{part: year, says: "The Gazette, in 2010", claims: [gazette.sixty]}]
        actors: [spokesman]
        claims: [gazette.sixty]
      - {id: six, date: 1789-09-24, lane: law, title: Six seats, text: An act sets six., claims: [constitution.consent]}
      - {id: filed, date: 2016-11, lane: law, title: A plan for 2018, text: A vote in May 2018 is planned.,
         plans: [2018], claims: [gazette.sixty]}
"""

COMPARISONS = """\
comparisons:
  - id: votes-to-confirm
    question: How many votes confirm a judge?
    views:
      - {claims: [constitution.consent], says: a majority of those voting}
      - {claims: [gazette.sixty], says: 60 of 100}
    same: Both speak of the whole Senate.
    differs: The second gives another number.
    fair: Say which vote.
"""

WALKS = """\
walks:
  - id: consent
    title: Article II, section 2
    source: constitution
    phrases:
      - {text: "Advice and Consent", gloss: "The Senate [agrees](term:consent).", claims: [constitution.consent]}
      - {text: "Judges of the supreme Court", gloss: Others are named in the same way.}
"""

PAGE = """\
---
title: Special
---
::: process appointment
:::

::: timeline seats
:::

::: compare votes-to-confirm votes
:::

::: walk consent
:::
"""

PACK: dict[str, str] = FOLDER | {
    "processes.yaml": PROCESSES,
    "timelines.yaml": TIMELINES,
    "comparisons.yaml": COMPARISONS,
    "walks.yaml": WALKS,
    "explainers/special.md": PAGE,
}


def _process(old: str, new: str) -> dict[str, str]:
    assert old in PROCESSES, old
    return {"processes.yaml": PROCESSES.replace(old, new, 1)}


def _timeline(old: str, new: str) -> dict[str, str]:
    assert old in TIMELINES, old
    return {"timelines.yaml": TIMELINES.replace(old, new, 1)}


def _walk(old: str, new: str) -> dict[str, str]:
    assert old in WALKS, old
    return {"walks.yaml": WALKS.replace(old, new, 1)}


BREAKS: dict[str, dict[str, str]] = {
    "next-unknown": _process("next: vote", "next: ⟦E180⟧votes"),
    "goto-unknown": _process("goto: rejected", "goto: ⟦E180⟧reject"),
    "unreached": _process("goto: seated", "goto: rejected")
    | {"processes.yaml": PROCESSES.replace("goto: seated", "goto: rejected").replace("id: seated", "id: ⟦E181⟧seated")},
    "circle": {
        "processes.yaml": PROCESSES.replace("id: vote\n", "id: ⟦E182⟧vote\n")
        .replace("goto: rejected", "goto: again")
        .replace(
            "      - {id: seated",
            "      - {id: again, text: Once more., next: back, unclaimed: so}\n"
            "      - id: back\n"
            "        text: Back.\n"
            '        rules: [{if: "ayes > 1", goto: vote, because: Again., unclaimed: so},\n'
            "                {else: true, goto: rejected, because: No., unclaimed: so}]\n"
            "      - {id: seated",
        )
    },
    "no-way-out": _process("- {id: rejected, end: failure, text", "- ⟦E183⟧{id: rejected, text"),
    "two-ways-out": _process("- {id: nominate", "- ⟦E183⟧{end: success, id: nominate"),
    "rule-without-if": _process('{if: "ayes >= majority", goto', "⟦E183⟧{goto"),
    "else-first": {
        "processes.yaml": PROCESSES.replace('if: "ayes >= majority"', "⟦E183⟧else: true"),
    },
    "next-unclaimed": _process("next: vote, claims: [constitution.consent]", "next: ⟦E184⟧vote"),
    "rule-unclaimed": _process(
        "- {else: true, goto: rejected, because: There is no majority., unclaimed: it follows from the first}",
        "- ⟦E184⟧{else: true, goto: rejected, because: There is no majority.}",
    ),
    "gap": _process("{else: true, goto: rejected", '{if: "ayes < noes", goto: rejected').copy()
    | {
        "processes.yaml": PROCESSES.replace(
            "{else: true, goto: rejected", '{if: "ayes < noes", goto: rejected'
        ).replace("rules:", "⟦E185⟧rules:")
    },
    "never-taken": _process(
        "          - {else",
        '          - ⟦W185⟧{if: "ayes > majority", goto: seated, because: More., unclaimed: so}\n          - {else',
    ),
    "input-name": {
        "processes.yaml": PROCESSES.replace("vp: {", "⟦E186⟧v-p: {").replace(" and vp == 'yes'", ""),
    },
    "input-both": _process("vp: {choice", "⟦E186⟧vp: {int: [0, 1], choice"),
    "input-range": _process("noes: {int: [0, 100]", "noes: {int: ⟦E186⟧[100, 0]"),
    "input-start": _process("start: 48", "start: ⟦E186⟧101"),
    "input-start-word": _process('start: "yes"}', 'start: ⟦E186⟧"perhaps"}'),
    "start-meets-no-condition": _process('["ayes + noes <= 100"]', '[⟦E186⟧"ayes + noes <= 99"]'),
    "condition-is-no-comparison": _process('["ayes + noes <= 100"]', '[⟦E142⟧"ayes + noes"]'),
    "formula": _process('"ayes >= majority"', '⟦E142⟧"ayes => majority"'),
    "formula-code": _process('"ayes >= majority"', "⟦E142⟧\"__import__('os').getcwd() == 1\""),
    "formula-name": _process('"ayes >= majority"', '⟦E140⟧"ayes >= majorty"'),
    "formula-name-below": _process('of: "ayes + noes"', 'of: ⟦E140⟧"ayes + majority"'),
    "threshold-by-zero": _process('"floor((ayes + noes) / 2) + 1"', '⟦E142⟧"floor(100 / (ayes + noes))"'),
    "threshold-over-the-whole": _process('"floor((ayes + noes) / 2) + 1"', '⟦E187⟧"ayes + noes + 1"'),
    "threshold-below-none": _process('"ceil((ayes + noes) * 3 / 5)"', '⟦E187⟧"ayes - 1"'),
    "threshold-no-number": _process('"floor((ayes + noes) / 2) + 1"', '⟦E142⟧"ayes > 2"').copy()
    | {
        "processes.yaml": PROCESSES.replace('"floor((ayes + noes) / 2) + 1"', '⟦E187⟧"ayes > 2"').replace(
            '"ayes >= majority"', '"ayes >= 50"'
        )
    },
    "threshold-named-as-input": _process("name: majority", "name: ⟦E186⟧vp").copy()
    | {
        "processes.yaml": PROCESSES.replace("name: majority", "name: ⟦E186⟧vp")
        .replace("ayes >= majority", "ayes > noes")
        .replace("{majority} are", "Some are")
        .replace("{majority} is", "That is")
    },
    "process-variable": _process("{majority} is", "⟦E140⟧{majorty} is"),
    "process-variable-in-title": _process("Confirming a judge", '"⟦E140⟧{ayes} confirm a judge"'),
    "process-references": _process("actor: spokesman", "actor: ⟦E136⟧speaker")
    | {
        "processes.yaml": PROCESSES.replace("actor: spokesman", "actor: ⟦E136⟧speaker")
        .replace("objective: senate-role", "objective: ⟦E130⟧senate")
        .replace("[enough](term:consent)", "[enough](⟦E133⟧term:consents)")
        .replace("questions: [confirm-body, term]", "questions: [confirm-body, ⟦E135⟧trem]")
        .replace("unclaimed: it follows from the first", "claims: [⟦E132⟧constitution.gone]")
    },
    "same-step-twice": _process("id: rejected, end", "id: ⟦E109⟧seated, end").copy()
    | {
        "processes.yaml": PROCESSES.replace("id: rejected, end", "id: ⟦E109⟧seated, end").replace(
            "goto: rejected", "goto: seated"
        )
    },
    "process-minutes": _process("minutes: 4", "minutes: ⟦E125⟧0"),
    "process-question-twice": _process("[confirm-body, term]", "[confirm-body, ⟦E109⟧confirm-body]"),
    "process-key": _process("minutes: 4", "⟦E112⟧minuets: 4"),
    "process-twice": {
        "processes.yaml": PROCESSES + PROCESSES.partition("\n")[2].replace("id: app", "id: ⟦E109⟧app", 1)
    },
    "no-steps": {
        "processes.yaml": "processes:\n  - {id: appointment, title: T, ⟦E119⟧steps: []}\n",
    },
    "lane": _timeline("lane: people", "lane: ⟦E188⟧peolpe"),
    "tells-too-early": _timeline("in February 2010.", "in March 2010.").copy()
    | {
        "timelines.yaml": TIMELINES.replace(
            "text: It is private, and no ruling; it came out in February 2010.",
            "text: ⟦E189⟧It is private, and no ruling; it came out in March 2010.",
        )
    },
    "tells-too-early-in-dating": _timeline('says: "The Gazette, in 2010"', 'says: ⟦E189⟧"The Gazette, in 2011"'),
    "plan-of-another-year": _timeline("title: A plan for 2018, text: A", "title: A plan for 2018, text: ⟦E189⟧A").copy()
    | {
        "timelines.yaml": TIMELINES.replace("text: A vote in May", "text: ⟦E189⟧A vote in May").replace(
            "plans: [2018]", "plans: [2019]"
        )
    },
    "known-before": _timeline("known: 2010-02", "known: ⟦E124⟧2005"),
    "event-date": _timeline("date: 2006-10-31", "date: ⟦E124⟧31.10.2006"),
    "event-twice": _timeline("id: six", "id: ⟦E109⟧letter"),
    "event-references": {
        "timelines.yaml": TIMELINES.replace("actors: [spokesman]", "actors: [⟦E136⟧nobody]").replace(
            "claims: [gazette.sixty]}]", "claims: [⟦E132⟧gazette.sixt]}]"
        )
    },
    "event-variable": _timeline("text: An act", "text: ⟦E140⟧{six} An act").copy()
    | {"timelines.yaml": TIMELINES.replace("text: An act sets six.", 'text: "An act ⟦E140⟧{sets} six."')},
    "no-events": {
        "timelines.yaml": "timelines:\n  - {id: seats, title: T, ⟦E119⟧lanes: [], ⟦E119⟧events: []}\n",
    },
    "one-view": {
        "comparisons.yaml": COMPARISONS.replace("    views:", "    ⟦E163⟧views:").replace(
            "      - {claims: [gazette.sixty], says: 60 of 100}\n", ""
        )
    },
    "view-without-claims": {"comparisons.yaml": COMPARISONS.replace("{claims: [gazette.sixty]", "⟦E163⟧{claims: []")},
    "comparison-is-a-dispute": {
        "comparisons.yaml": COMPARISONS.replace("votes-to-confirm", "⟦E109⟧votes"),
        "explainers/special.md": PAGE.replace(" votes-to-confirm", ""),
    },
    "walk-source": _walk("source: constitution", "source: ⟦E137⟧constitutoin"),
    "walk-reworded": _walk("source: constitution", "source: ⟦E190⟧gazette"),
    "walk-empty": {
        "walks.yaml": "walks:\n  - {id: consent, title: T, source: constitution, ⟦E119⟧phrases: []}\n",
    },
    "walk-keys": _walk("gloss: Others", "⟦E112⟧glos: Others").copy()
    | {
        "walks.yaml": WALKS.replace(
            '- {text: "Judges of the supreme Court", gloss', '- ⟦E113⟧{text: "Judges", ⟦E112⟧glos'
        )
    },
    "file-key": {
        "walks.yaml": "⟦E112⟧walk: []\n",
        "explainers/special.md": PAGE.replace("::: walk consent\n:::\n", ""),
    },
    "directives": {
        "explainers/special.md": PAGE.replace("process appointment", "process ⟦E138⟧apointment")
        .replace("timeline seats", "timeline seats ⟦E138⟧appointment")
        .replace("compare votes-to-confirm votes", "compare ⟦E138⟧vote")
        .replace("walk consent", "walk ⟦E138⟧seats")
    },
}
