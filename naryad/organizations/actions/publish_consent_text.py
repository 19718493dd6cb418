"""How does a new text of the consent come into force?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.labels import Label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record
from naryad.organizations.locking import lock_organization
from naryad.organizations.models import ConsentText
from naryad.organizations.queries import current_consent_text


@transaction.atomic
def publish_consent_text(text: Label, *, seen_number: int | None, by: Actor, at: datetime) -> int:
    """The number of the version in force. Earlier versions stay, since people agreed to them; the
    same text again is no new version. Stale when somebody published since `seen_number`."""
    by.require(Permission.EDIT_ORGANIZATION)
    organization = lock_organization(by)
    current = current_consent_text(organization.pk)
    if current.text == text:
        return current.number
    refuse_stale(
        seen_version=seen_number,
        current_version=current.number,
        mine={"text": dict(text)},
        current={"text": dict(current.text)},
    )
    published = ConsentText.objects.create(
        organization=organization, number=current.number + 1, text=text, at=at
    )
    changes = {"number": {"old": current.number, "new": published.number}}
    record(
        [Change("organization.consent_published", "organization", organization.pk, changes)],
        by=by,
        at=at,
    )
    return published.number
