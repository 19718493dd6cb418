"""How does an installation get its first organization and administrator from the terminal?"""

import argparse
import getpass
import sys
from dataclasses import dataclass

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
from naryad.organizations.zones import is_zone
from naryad.people.actions.found_organization import found_organization

DEFAULT_ZONE = "Europe/Moscow"


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Asks first and writes then; another administrator of an organization that is there already
    is made the same way, for those who have locked themselves out."""
    refuse_unmigrated(database.urls)
    known = _choose_organization()
    new = None if known else _ask_about_new()
    email, last_name, first_name = _ask_email(), _ask("Last name"), _ask("First name")
    password = _ask_password()
    try:
        with transaction.atomic():
            membership = actions.create_first_administrator(
                organization_id=(known or _found(new)).pk,
                email=email,
                last_name=last_name,
                first_name=first_name,
                password=password,
                at=timezone.now(),
            )
    except Invalid as refusal:
        raise CommandError(" ".join(str(said) for said in refusal.errors.values())) from None
    print(f"{email} may sign in to {membership.organization.name} now.")
    return 0


@dataclass(frozen=True)
class NewOrganization:
    name: str
    language: str
    zone: str


def _choose_organization() -> Organization | None:
    """None where there is none yet."""
    known = list(Organization.objects.order_by("pk"))
    if not known:
        return None
    for organization in known:
        print(f"  {organization.pk}  {organization.name}")
    wanted = _ask("Number of the organization", str(known[0].pk))
    for organization in known:
        if str(organization.pk) == wanted:
            return organization
    raise CommandError("There is no such organization.")


def _ask_about_new() -> NewOrganization:
    name = _ask("Name of the service company")
    language = "en" if _ask("Language (ru, en)", "ru") == "en" else "ru"
    zone = _ask("Time zone", DEFAULT_ZONE)
    if not is_zone(zone):
        raise CommandError("There is no such time zone.")
    return NewOrganization(name, language, zone)


def _found(new: NewOrganization | None) -> Organization:
    assert new is not None
    return found_organization(
        name=make_label(**{new.language: new.name}),
        zone=new.zone,
        language=new.language,
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
