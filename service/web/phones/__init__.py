"""The demo's page with everybody's phone side by side, and what Carebell thinks beside them."""

from service.web.phones.mind import chart_route, story_teller
from service.web.phones.routes import phones_routes
from service.web.phones.sight import Handset, Seen

__all__ = ["Handset", "Seen", "chart_route", "phones_routes", "story_teller"]
