"""The doctor: everything that has to be right around Carebell, and what to do where it is not."""

from contextlib import closing

from service.admin.doctor import care, installation, provider, wording
from service.admin.doctor.checks import Check, Level, ok, problem
from service.admin.operation import clock_offset, mode_of
from service.clock import Clock
from service.core.errors import ConfigurationError
from service.db.tables import Mode
from service.settings import LiveSettings, Settings

__all__ = ["Check", "Level", "doctor"]

SET_IT = "set it in the environment or in .env; see .env.example"


def doctor(clock: Clock, *, offline: bool = False) -> list[Check]:
    """Look at settings, machine, database, provider and what is on record; nothing is changed.

    `clock` is the machine's own. With `offline` nothing outside this machine and the database is
    asked.
    """
    try:
        settings = Settings.load()
    except ConfigurationError as error:
        return [problem("settings", one, SET_IT) for one in error.problems]
    database, db = installation.database(settings)
    live, on_record = bool(settings.twilio_named), list[Check]()
    if db is not None:
        with closing(db), db.read() as session:
            mode = mode_of(session)
            live = mode is Mode.LIVE or (mode is None and live)
            now = clock.now() + clock_offset(session)
            on_record = care.checks(session, now, live=live)
            on_record += wording.checks(session, settings.policy)
    complete, configured = _configured(settings, live=live)
    checks = [*configured, *database, installation.time_zones()]
    if complete is not None and not offline:
        checks += provider.twilio(complete, clock)
    if complete is not None:
        checks += provider.webhooks(complete, offline=offline)
    return checks + on_record


def _configured(settings: Settings, *, live: bool) -> tuple[LiveSettings | None, list[Check]]:
    """Whether the settings are complete for what this is; those of a live service if they are."""
    if live:
        try:
            return LiveSettings.load(), [ok("settings", "complete for a live service")]
        except ConfigurationError as error:
            return None, [problem("settings", one, SET_IT) for one in error.problems]
    if not settings.twilio_named:
        return None, [ok("settings", "complete for the demo; for going live see: carebell init")]
    return None, [
        problem(
            "settings",
            f"{name} is set, and the demo never runs beside a real account",
            "unset it; or go live on another database, named by CAREBELL_DATABASE_URL",
        )
        for name in settings.twilio_named
    ]
