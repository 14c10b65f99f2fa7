"""The demo's page with everybody's phone side by side, and what Carebell thinks beside them."""

from service.web.phones.mind import mind_routes
from service.web.phones.routes import phones_routes

__all__ = ["mind_routes", "phones_routes"]
