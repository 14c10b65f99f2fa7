"""DECIDES. Pure functions over values; time is an argument, nothing here touches the world."""
