"""What happened to one thing, newest first?"""

from collections.abc import Collection

from django.db.models import QuerySet

from naryad.history.models import Event


def events_of(
    subject: str,
    subject_id: int,
    *,
    organization_id: int,
    before_id: int | None = None,
    most: int = 50,
    without: Collection[str] = (),
    only: Collection[str] = (),
) -> list[Event]:
    """The newest first. The caller has shown that the reader sees the subject; events carry nothing
    beyond it. `without`: kinds that are left out; `only`: those that are left, where there are
    any."""
    events = all_events_of(
        subject, subject_id, organization_id=organization_id, without=without, only=only
    )
    if before_id is not None:
        events = events.filter(pk__lt=before_id)
    return list(events.order_by("-pk")[:most])


def all_events_of(
    subject: str,
    subject_id: int,
    *,
    organization_id: int,
    without: Collection[str] = (),
    only: Collection[str] = (),
) -> QuerySet[Event]:
    """As `events_of`, for whoever counts them or goes through them page by page."""
    events = Event.objects.filter(
        organization_id=organization_id, subject=subject, subject_id=subject_id
    )
    if without:
        events = events.exclude(kind__in=without)
    if only:
        events = events.filter(kind__in=only)
    return events.select_related("actor")
