"""REMEMBERS. Tables, the engine behind a URL, queries in sets, migrations."""
