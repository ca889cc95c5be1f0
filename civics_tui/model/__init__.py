"""Pure rules and data of civics: ledger, questions, packs, answers, marking. No I/O, no rendering, no third party."""
