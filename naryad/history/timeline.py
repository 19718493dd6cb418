"""What happened to one thing, newest first?"""

from naryad.history.models import Event


def events_of(
    subject: str,
    subject_id: int,
    *,
    organization_id: int,
    before_id: int | None = None,
    most: int = 50,
) -> list[Event]:
    """The caller has shown that the reader sees the subject; events carry nothing beyond it."""
    events = Event.objects.filter(
        organization_id=organization_id, subject=subject, subject_id=subject_id
    )
    if before_id is not None:
        events = events.filter(pk__lt=before_id)
    return list(events.select_related("actor").order_by("-pk")[:most])
