"""WORKS WHEN ASKED. Enrolment, plans, rules, alerts, listings: what the command line calls."""
