"""Puts the simulator together: routes for a web server of ours, or a whole application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from service.simulator.api import api_routes
from service.simulator.config import SimulatorConfig
from service.simulator.control import control_routes
from service.simulator.network import Network, Resource

__all__ = ["Simulator", "SimulatorConfig", "create_app"]


class Simulator:
    """One simulated account, its handsets and its clock, all in memory.

    `routes` (`/2010-04-01/...` and `/sim/...`) can be served by any Starlette application at its
    root; nothing has to be started. Call `close()` when the server stops.
    """

    def __init__(self, config: SimulatorConfig) -> None:
        self._network = Network(config)
        self.routes: list[BaseRoute] = [
            *api_routes(self._network),
            *control_routes(self._network),
        ]

    def handset(self, number: str) -> tuple[str, list[Resource]]:
        """How a handset fares, and its conversation, as `/sim/handsets/...` shows both."""
        return self._network.condition(number)[0], self._network.conversation(number)

    def rules(self) -> list[Resource]:
        """The rules of the script of faults, as `/sim/faults` shows them."""
        return self._network.rules()

    def close(self) -> None:
        """Stop its threads; webhooks that have not left yet are dropped."""
        self._network.close()


def create_app(config: SimulatorConfig) -> Starlette:
    """The simulator as an application of its own; it closes itself at shutdown."""
    simulator = Simulator(config)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        simulator.close()

    return Starlette(routes=simulator.routes, lifespan=lifespan)
