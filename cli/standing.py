"""Why somebody gets no texts for now, and what to do about it."""

from typing import Protocol

import click


class Standing(Protocol):
    """A row of a listing about somebody with a number."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def opted_out(self) -> bool: ...


def tell_standing(row: Standing, noun: str, *, by_text: bool = True) -> None:
    """Say that no consent is on record, and how to get one (`by_text`: also by an invitation)."""
    if row.state == "pending":
        invite = f"; to ask by text: carebell {noun} invite {row.id}" if by_text else ""
        click.echo(
            "Pending: there is no consent for this number, so nothing is sent. To record one: "
            f'carebell {noun} edit {row.id} --consent "how and when"{invite}'
        )
    if row.opted_out:
        click.echo("This number has opted out: nothing is sent until its owner texts START.")
