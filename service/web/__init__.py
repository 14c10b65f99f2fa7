"""LISTENS. Twilio's webhooks, health, and in the demo the phones page."""
