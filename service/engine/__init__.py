"""WORKS BY ITSELF. One file per pass; a pass does one bounded round and returns its counts."""
