"""The shipped packs and the ledger behind them: what they hold and what they never do."""
