"""Print how often each rule of the lint is right: `python -m tests.lint [--all]`; `--all` names what it got wrong."""

from __future__ import annotations

import sys

from tests.lint.corpus import alarmed, corpus, scores

ROW = "{:<5} {:>8} {:>6} {:>7} {:>10} {:>8} {:>8}"


def main(arguments: list[str]) -> int:
    """Print the table."""
    questions = sum("/" in one.name for one in corpus())
    good = sum("/" in one.name and one.is_good for one in corpus())
    print(f"{questions} questions marked by hand, {good} of them good writing, in {len(corpus()) - questions} packs\n")
    print(ROW.format("rule", "flawed", "found", "false", "precision", "recall", "on good"))
    for rule, score in scores().items():
        flawed = len(score.hits | score.missed)
        print(
            ROW.format(
                rule,
                flawed,
                len(score.hits),
                len(score.false),
                f"{score.precision:.2f}" if score.hits | score.false else "-",
                f"{score.recall:.2f}",
                len(score.on_good),
            )
        )
        if "--all" in arguments:
            for what, names in (("false", score.false), ("missed", score.missed)):
                for name in sorted(names):
                    print(f"      {what}: {name}")
    wrong, count = alarmed()
    print(f"\nfalse alarms on good writing: {len(wrong)} of {count}, {len(wrong) / count:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
