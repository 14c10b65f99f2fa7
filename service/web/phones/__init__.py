"""The demo's page with everybody's phone side by side."""
