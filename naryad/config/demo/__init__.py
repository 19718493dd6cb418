"""Which made-up companies does the trial show, and who signs in to them?"""

import os
from datetime import UTC, datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.actions.create_first_administrator import create_first_administrator
from naryad.accounts.actions.open_demo_logins import replace_demo_password
from naryad.config.demo.filling import fill_house
from naryad.config.demo.story import (
    ADMINISTRATOR,
    CUSTOMERS,
    OTHER_ADMINISTRATOR,
    STAFF,
    DemoPerson,
)
from naryad.core.labels import Label
from naryad.organizations.models import Organization
from naryad.people import actions
from naryad.people.acting import act_as

PUBLIC_PASSWORD = "naryad-demo"  # noqa: S105 - the README says it to everybody


def may_be_made() -> bool:
    """Only into an empty installation."""
    return not Organization.objects.exists()


@transaction.atomic
def make_demo() -> list[tuple[str, str]]:
    """Make the demo through the same actions as anybody's work; returns its sign-ins: an address
    and a note on each."""
    at = datetime.now(UTC)
    ours = _found(Label(ru="СервисПром", en="ServicePro"), "ru", ADMINISTRATOR, at=at)
    fill_house(ours, password=password(), at=at)
    _found(Label(ru="Балтик Кул", en="Baltic Cool"), "en", OTHER_ADMINISTRATOR, at=at)
    return sign_ins()


def sign_ins() -> list[tuple[str, str]]:
    """The sign-ins of a demo that is there already."""
    if not Organization.objects.filter(is_demo=True).exists():
        return []
    people = (ADMINISTRATOR, *STAFF, *CUSTOMERS, OTHER_ADMINISTRATOR)
    return [(each.email, each.signs_in) for each in people if each.signs_in]


def password() -> str:
    return os.environ.get("NARYAD_DEMO_PASSWORD") or PUBLIC_PASSWORD


def keep_public_password_out() -> None:
    """People of the demo who still have the password that everybody can read get the one that was
    chosen for them."""
    addresses = [email for email, _note in sign_ins()]
    replace_demo_password(addresses, old=PUBLIC_PASSWORD, new=password())


def _found(name: Label, language: str, administrator: DemoPerson, *, at: datetime) -> Actor:
    organization = actions.found_organization(
        name=name, zone="Europe/Moscow", language=language, at=at, is_demo=True
    )
    membership = create_first_administrator(
        organization_id=organization.pk,
        email=administrator.email,
        last_name=administrator.last,
        first_name=administrator.first,
        password=password(),
        at=at,
    )
    actor = act_as(membership.person, at=at)
    assert actor.may(Permission.ADD_PEOPLE)
    return actor
