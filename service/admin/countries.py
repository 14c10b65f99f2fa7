"""Emergency numbers by country: those that came along, and those that this clinic has checked."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from service.core.countries import REVIEW_LASTS, all_shipped, parse_country
from service.core.entries import parse_short_number
from service.db.tables import CountryReview, Patient, Person, PersonState


@dataclass(frozen=True, slots=True)
class CountryRow:
    """The numbers of one country; `source` is "shipped" or "reviewed here"."""

    code: str
    emergency: str
    crisis: str
    poison: str | None
    reviewed_on: date | None
    source: str


def listing(session: Session) -> list[CountryRow]:
    """Every country whose patients can be enrolled live, by code."""
    rows = {
        country.code: CountryRow(
            code=country.code,
            emergency=country.emergency,
            crisis=country.crisis,
            poison=country.poison,
            reviewed_on=country.reviewed_on,
            source="shipped",
        )
        for country in all_shipped()
    }
    for review in session.exec(select(CountryReview).order_by(col(CountryReview.code))):
        rows[review.code] = CountryRow(
            code=review.code,
            emergency=review.emergency,
            crisis=review.crisis,
            poison=rows[review.code].poison if review.code in rows else None,
            reviewed_on=review.reviewed_on,
            source="reviewed here",
        )
    return [rows[code] for code in sorted(rows)]


def to_review(session: Session, now: datetime) -> list[str]:
    """The countries of patients whose numbers were last checked over 180 days ago, by code."""
    used = set(
        session.exec(
            select(Patient.country)
            .join(Person, col(Person.id) == col(Patient.person_id))
            .where(Person.state != PersonState.ENDED)
            .distinct()
        )
    )
    oldest = now.date() - REVIEW_LASTS
    return [
        row.code
        for row in listing(session)
        if row.code in used and row.reviewed_on is not None and row.reviewed_on < oldest
    ]


def review(session: Session, code: str, emergency: str, crisis: str, now: datetime) -> str:
    """Put on record that somebody has checked these numbers today; the country's code.

    Raises:
        InputError: there is no such country, or a number cannot be dialled.
    """
    country = parse_country(code, "CC")
    row = session.get(CountryReview, country) or CountryReview(
        code=country, emergency="", crisis="", reviewed_on=now.date()
    )
    row.emergency = parse_short_number(emergency, "--emergency")
    row.crisis = parse_short_number(crisis, "--crisis")
    row.reviewed_on = now.date()
    session.add(row)
    session.flush()
    return country
