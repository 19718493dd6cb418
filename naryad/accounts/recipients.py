"""At which e-mail, proven by signing in with it, does a person get letters?"""

from collections.abc import Collection
from datetime import datetime

from naryad.accounts.models import Membership
from naryad.letters.recipients import Recipient


def find_recipients(
    organization_id: int, person_ids: Collection[int], at: datetime
) -> list[Recipient]:
    """Living people who are not banned, by their ids."""
    rows = Membership.objects.filter(
        organization_id=organization_id,
        person_id__in=person_ids,
        ended_at=None,
        login__is_active=True,
        person__deleted_at=None,
    ).select_related("login", "person__organization")
    return [
        Recipient(
            row.person_id,
            row.login.email,
            row.login.language or row.person.language or row.person.organization.language,
        )
        for row in rows.order_by("person_id")
        if row.login.email and not row.person.is_banned(at=at)
    ]
