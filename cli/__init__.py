"""ASKS. One file per noun: parses what was typed, calls admin, prints. No rule lives here."""
