"""The numbers of a messaging service, as Twilio lists them."""

import uuid

from service.simulator.config import SimulatorConfig

_MADE_AT = "2026-01-01T00:00:00Z"
_HOST = "https://messaging.twilio.com"


def numbers_of(service_sid: str, config: SimulatorConfig) -> dict[str, object]:
    """All of the account's numbers, in the one page that they fill.

    Twilio: lists of version 1 have their envelope in `meta`, whose `key` names the rows.
    """
    url = f"{_HOST}/v1/Services/{service_sid}/PhoneNumbers"
    rows = [_row(number, url, service_sid, config.account_sid) for number in config.numbers]
    return {
        "meta": {
            "page": 0,
            "page_size": 50,
            "first_page_url": f"{url}?PageSize=50&Page=0",
            "previous_page_url": None,
            "url": f"{url}?PageSize=50&Page=0",
            "next_page_url": None,
            "key": "phone_numbers",
        },
        "phone_numbers": rows,
    }


def _row(number: str, url: str, service_sid: str, account_sid: str) -> dict[str, object]:
    sid = f"PN{uuid.uuid5(uuid.NAMESPACE_URL, number).hex}"
    return {
        "sid": sid,
        "account_sid": account_sid,
        "service_sid": service_sid,
        "date_created": _MADE_AT,
        "date_updated": _MADE_AT,
        "phone_number": number,
        "country_code": "US",
        "capabilities": ["SMS"],
        "url": f"{url}/{sid}",
    }
