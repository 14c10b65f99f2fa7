"""What a process says of itself when it has started."""

from typing import TYPE_CHECKING

from cli import output

if TYPE_CHECKING:
    from service.bootstrap.running import Started

WHAT = {"checkin": "a check-in", "dose": "a dose reminder", "alert": "an alert"}


def how_twilio_reaches(started: "Started") -> str:
    """Whether Twilio calls us, and where, or is asked."""
    if started.public_url is None:
        return "Texts and receipts are fetched from Twilio: nothing has to reach this machine."
    return f"Twilio reaches it at {started.public_url}"


def next_text(started: "Started") -> str:
    """When the next text leaves, and to whom."""
    text = started.next_text
    if text is None:
        return "No text is due. Enrol somebody: carebell patient add --help"
    what = WHAT.get(text.what, f"a text ({text.what})")
    here = output.local(text.at, text.zone)
    return f"Next: {what} for {text.person}, {here}."
