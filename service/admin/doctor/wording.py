"""Whether what Carebell says can stand, beside the medicines and names on record."""

from sqlmodel import Session

from service.admin.doctor.checks import Check, ok, problem
from service.admin.text_check import MISTAKE, check
from service.core.policy import Policy


def checks(session: Session, policy: Policy) -> list[Check]:
    """Every mistake; what accents and names cost is no trouble, and only counted."""
    remarks = check(policy, policy.own_texts, session)
    wrong = [one for one in remarks if one.level == MISTAKE]
    if wrong:
        advice = "mend the file that CAREBELL_TEXTS names: carebell text check"
        return [problem("wording", f"{one.about} {one.problem}", advice) for one in wrong]
    own = sum(map(len, policy.own_texts.values()))
    whose = f"{own} of your own" if own else "all ours"
    dearer = f"; {len(remarks)} make texts dearer: carebell text check" if remarks else ""
    return [ok("wording", whose + dearer)]
