"""The demo's page with everybody's phone side by side."""

from service.web.phones.routes import phones_routes

__all__ = ["phones_routes"]
