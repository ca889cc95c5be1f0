"""Reading a pack by subject: manifest, ledger, records, pages, questions, sets. `packs.reader` is the door."""
