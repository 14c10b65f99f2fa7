"""`carebell simulator`."""

import click

LOWEST_PORT, HIGHEST_PORT = 1, 65535


@click.command
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default="8026", metavar="N", help="The port; default: 8026.")
@click.option("--account", required=True, metavar="SID", help="The account's SID: AC and 32 more.")
@click.option("--token", required=True, help="The account's auth token.")
@click.option("--number", required=True, metavar="+E164", help="The number that it sends from.")
@click.option("--service", metavar="SID", help="Its messaging service's SID: MG and 32 more.")
@click.option("--inbound-url", metavar="URL", help="Where texts from handsets are posted to.")
def command(
    host: str,
    port: str,
    account: str,
    token: str,
    number: str,
    service: str | None,
    inbound_url: str | None,
) -> None:
    """Run the simulated Twilio alone, for tests.

    The twilio client cannot tell it from the real one. No text reaches a real phone.
    """
    from service.bootstrap.running import run_simulator
    from service.core.entries import parse_whole
    from service.core.phones import parse_phone

    at = parse_whole(port, "--port", LOWEST_PORT, HIGHEST_PORT)
    sender = parse_phone(number, "--number")
    click.echo(f"Simulated Twilio: http://{host}:{at} (stop with Ctrl+C)")
    run_simulator(
        host,
        at,
        account_sid=account,
        auth_token=token,
        number=sender,
        inbound_url=inbound_url,
        service_sid=service,
    )
