"""How do people of the demo get a way in without a letter?"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.accounts.models import Login, Membership
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization


@transaction.atomic
def open_demo_logins(
    person_ids: Mapping[str, int], *, password: str, by: Actor, at: datetime
) -> None:
    """`person_ids` by e-mail. Only the program itself, and only in an organization that is a demo:
    everywhere else a password is set by nobody but its owner."""
    by.require_system()
    organization = Organization.objects.select_for_update().get(pk=by.organization_id)
    assert organization.is_demo
    for email, person_id in person_ids.items():
        login = Login(email=email, created_at=at)
        login.set_password(password)
        login.save()
        Membership.objects.create(
            organization=organization, person_id=person_id, login=login, joined_at=at
        )
    record(
        [Change("person.activated", "person", each) for each in person_ids.values()], by=by, at=at
    )


@transaction.atomic
def replace_demo_password(emails: Collection[str], *, old: str, new: str) -> None:
    """Of demo people alone, and only where the password is still the old one: whoever has chosen
    one keeps it."""
    demo = Membership.objects.filter(organization__is_demo=True, login__email__in=emails)
    known = Login.objects.filter(pk__in=demo.values("login_id"))
    for login in known.select_for_update(no_key=True).order_by("pk"):
        if login.check_password(old):
            login.set_password(new)
            login.save(update_fields=["password"])
