"""How does somebody at the terminal get a token for a program?"""

import argparse
from collections.abc import Sequence

from django.utils import timezone

from naryad.accounts import actions
from naryad.accounts.acting import act_through
from naryad.accounts.sign_in_names import logins_named, read_name
from naryad.accounts.token_input import clean_token
from naryad.accounts.ways_in import WayIn, open_ways, read_login
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.core.errors import Invalid, Refusal
from naryad.organizations.models import Organization


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """It acts as the person behind the login, with the rights of each moment, and history says
    that they have made it. The token alone goes to the output, so that it can be caught."""
    refuse_unmigrated(database.urls)
    now = timezone.now()
    login = logins_named(read_name(arguments.login)).filter(is_active=True).first()
    known = read_login(login.pk) if login else None
    ways = open_ways(known[1], at=now) if known else []
    way = _choose(ways, arguments.organization, login=arguments.login)
    try:
        new = clean_token(name=arguments.name, days=arguments.days)
        print(actions.make_own_token(new, by=act_through(way, at=now), at=now))
    except Invalid as refusal:
        raise CommandError(" ".join(str(said) for said in refusal.errors.values())) from None
    except Refusal as refusal:
        raise CommandError(str(refusal)) from None
    return 0


def _choose(ways: Sequence[WayIn], name: str | None, *, login: str) -> WayIn:
    if not ways:
        raise CommandError(f"{login} has no way into any organization.")
    fit = [way for way in ways if name is None or name.strip().lower() in _names(way)]
    if len(fit) == 1:
        return fit[0]
    listed = "\n".join(f"  --organization '{_organization(way).name}'" for way in ways)
    raise CommandError(f"Say which organization of {login} is meant:\n{listed}")


def _names(way: WayIn) -> set[str]:
    """Its number, and its name in both languages."""
    organization = _organization(way)
    return {str(organization.pk), *(text.lower() for text in organization.name.values())}


def _organization(way: WayIn) -> Organization:
    return way.membership.person.organization
