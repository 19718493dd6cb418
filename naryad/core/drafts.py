"""What had this person typed into a form and not saved?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from naryad.core.models import Draft


def keep_draft(
    *, organization_id: int, person_id: int, form: str, values: Mapping[str, Any], at: datetime
) -> None:
    """One draft a form and subject; the newest wins."""
    Draft.objects.update_or_create(
        organization_id=organization_id,
        person_id=person_id,
        form=form,
        defaults={"values": dict(values), "at": at},
    )


def find_draft(*, organization_id: int, person_id: int, form: str) -> dict[str, Any] | None:
    draft = Draft.objects.filter(
        organization_id=organization_id, person_id=person_id, form=form
    ).first()
    return None if draft is None else dict(draft.values)


def drop_draft(*, organization_id: int, person_id: int, form: str) -> None:
    Draft.objects.filter(organization_id=organization_id, person_id=person_id, form=form).delete()
