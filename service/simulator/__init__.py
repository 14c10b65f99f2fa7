"""Pretends to be Twilio's SMS service: own wire model, own state, nothing shared with Carebell."""
