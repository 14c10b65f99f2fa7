"""Questions about rows that the engine and the admin side both ask."""
