"""SPEAKS. The door to the SMS provider, Twilio behind it, and the proof that Twilio calls."""
