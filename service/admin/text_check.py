"""Whether what Carebell says can stand, and what names and accents cost: `carebell text check`."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from service.core.policy import Policy
from service.core.segments import count, is_gsm7
from service.core.texts import write
from service.core.texts.checking import Finding, check_own, check_shipped
from service.core.texts.examples import EXAMPLES
from service.core.texts.plain import in_gsm7, plain_name
from service.db.tables import Medication, Person, PersonKind, PersonState

MISTAKE, COST = "mistake", "cost"

_NAMED_IN = {
    PersonKind.PATIENT: ("alert", "patient"),
    PersonKind.CAREGIVER: ("caregiver_told", "caregiver"),
}
_OTHERS_NAMED_IN = ("already_acknowledged", "name")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a text, a setting or a person; `person` is an id.

    Its level is "mistake" (it must be mended) or "cost" (it can stand, and is dearer).
    """

    level: str
    about: str
    problem: str
    example: str = ""
    language: str | None = None
    key: str | None = None
    person: int | None = None

    @property
    def sentence(self) -> str:
        """The remark in one sentence."""
        hint = f"; for example {self.example}" if self.example else ""
        return f"{self.about}: {self.problem}{hint}."


def check(
    policy: Policy, own: Mapping[str, object], session: Session | None = None
) -> list[Remark]:
    """All remarks on our wording and a clinic's own.

    With a database: that no wording names a medicine on record, and what people's names cost.
    """
    medicines = session.exec(select(Medication.name).distinct()).all() if session else []
    shipped = [finding for finding in check_shipped(policy) if finding.wrong]
    own_findings = check_own(own, policy, medicines)
    people = costly_names(session, policy) if session else []
    return [*_settings(policy), *map(_of_text, [*shipped, *own_findings]), *people]


def costly_names(session: Session, policy: Policy) -> list[Remark]:
    """The people whose name makes texts UCS-2, and what that costs."""
    people = session.exec(
        select(Person).where(Person.state != PersonState.ENDED).order_by(col(Person.id))
    )
    return [remark for person in people if (remark := costly_name(person, policy))]


def costly_name(person: Person, policy: Policy) -> Remark | None:
    """What this name costs in the text that others get most; None if nothing."""
    name, plain = person.name, plain_name(person.name)
    if is_gsm7(plain if policy.plain_names else name):
        return None
    key, variable = _NAMED_IN.get(person.kind, _OTHERS_NAMED_IN)
    now, gsm7 = (
        count(write(key, person.language, policy, **EXAMPLES | {variable: one})).segments
        for one in (name, in_gsm7(name))
    )
    return Remark(
        COST,
        f"{name} ({person.id})",
        f"{_costly(name)} in the name: {key} takes {now} segments instead of {gsm7}",
        f"CAREBELL_PLAIN_NAMES=true, which writes {plain}" if plain != name else "",
        person=person.id,
    )


def _settings(policy: Policy) -> list[Remark]:
    set_here = {"CAREBELL_SERVICE_NAME": policy.service_name, "CAREBELL_CONTACT": policy.contact}
    return [
        Remark(COST, name, f"has {_costly(value)}: texts with it are UCS-2", in_gsm7(value))
        for name, value in set_here.items()
        if not is_gsm7(value)
    ]


def _of_text(finding: Finding) -> Remark:
    level = MISTAKE if finding.wrong else COST
    about = f"[{finding.language}] {finding.key}".rstrip()
    key = finding.key or None
    return Remark(level, about, finding.problem, finding.example, finding.language, key)


def _costly(text: str) -> str:
    return " ".join(sorted({char for char in text if not is_gsm7(char)}))
