"""Carebell's service: reminds, records, relays, and raises a hand. It never advises."""
