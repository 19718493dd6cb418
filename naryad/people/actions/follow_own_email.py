"""What becomes of a card when its person signs in with another address?"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.history.recording import Change, record
from naryad.people.acting import act_as
from naryad.people.columns import derive
from naryad.people.models import Person


@transaction.atomic
def follow_own_email(person: Person, *, old: str, new: str, at: datetime) -> bool:
    """The card follows where it bore the old address; the person has proved the new one. It stays
    where the organization wrote another or has closed the way in, or where somebody else here has
    the new one."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.deleted_at is not None or person.is_banned(at=at):
        return False
    others = Person.objects.filter(organization_id=person.organization_id, deleted_at=None)
    if person.email.lower() != old or others.filter(email=new).exclude(pk=person.pk).exists():
        return False
    person.email = new
    derive(person)
    Person.objects.filter(pk=person.pk).update(
        email=new, search_text=person.search_text, version=F("version") + 1
    )
    edited = Change("person.edited", "person", person.pk, {"email": {"old": old, "new": new}})
    record([edited], by=act_as(person, at=at), at=at)
    return True
