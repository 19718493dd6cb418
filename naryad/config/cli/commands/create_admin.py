"""How does an installation get its first organization and administrator from the terminal?"""

import argparse
import getpass
import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from naryad.accounts import actions
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.core.errors import Invalid
from naryad.core.labels import make_label
from naryad.organizations.models import Organization
from naryad.people.actions.found_organization import found_organization

DEFAULT_ZONE = "Europe/Moscow"


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Asks for what it needs; another administrator of an organization that is there already is
    made the same way, for those who have locked themselves out."""
    refuse_unmigrated(database.urls)
    try:
        with transaction.atomic():
            organization = _choose_organization()
            membership = actions.create_first_administrator(
                organization_id=organization.pk,
                email=_ask_email(),
                last_name=_ask("Last name"),
                first_name=_ask("First name"),
                password=_ask_password(),
                at=timezone.now(),
            )
    except Invalid as refusal:
        raise CommandError(" ".join(str(said) for said in refusal.errors.values())) from None
    print(f"{membership.login.email} may sign in to {organization.name} now.")
    return 0


def _choose_organization() -> Organization:
    known = list(Organization.objects.order_by("pk"))
    if not known:
        return _found()
    for organization in known:
        print(f"  {organization.pk}  {organization.name}")
    wanted = _ask("Number of the organization", str(known[0].pk))
    for organization in known:
        if str(organization.pk) == wanted:
            return organization
    raise CommandError("There is no such organization.")


def _found() -> Organization:
    name = _ask("Name of the service company")
    language = "en" if _ask("Language (ru, en)", "ru") == "en" else "ru"
    return found_organization(
        name=make_label(**{language: name}),
        zone=_ask("Time zone", DEFAULT_ZONE),
        language=language,
        at=timezone.now(),
    )


def _ask_email() -> str:
    email = _ask("E-mail")
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError("This is not an e-mail address.") from None
    return email


def _ask_password() -> str | None:
    """Empty for an address that has a login already."""
    print("Password (leave empty if the address has a login already)")
    password = getpass.getpass("> ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return password or None


def _ask(question: str, default: str = "") -> str:
    shown = f"{question} [{default}]: " if default else f"{question}: "
    answer = input(shown).strip() or default
    if not answer:
        raise CommandError(f"{question} is needed.")
    return answer
