"""How do notices become letters?"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Min, Q

from naryad.core.bulk import write_rows
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.recipients import find_recipients
from naryad.notifications.bundling import find_overtaken, split_by_topic
from naryad.notifications.codes import Channel, Fate
from naryad.notifications.deciding import Deciding
from naryad.notifications.letters import INQUIRY_NEWS, TICKET_NEWS
from naryad.notifications.models import Notice
from naryad.notifications.readers import read_readers
from naryad.notifications.rules import BY_CODE, SETTLED
from naryad.notifications.switches import read_switches
from naryad.notifications.topics import KEYS, NOUNS, Topic

AT_ONCE = 200


@transaction.atomic
def write_due_letters(*, at: datetime) -> int:
    """Of some hundreds of people and tickets; how many notices it was. What happens to a ticket
    within a few minutes is one letter: it leaves when all of it is due, or the first of it has
    waited long enough."""
    notices = _take(at)
    of: dict[int, list[Notice]] = defaultdict(list)
    for notice in notices:
        of[notice.organization_id].append(notice)
    for organization_id, mine in sorted(of.items()):
        _refuse(mine, organization_id, at)
        _write([each for each in mine if each.mail == Fate.WAITING], organization_id, at)
    write_rows(notices, fields=("mail", "letter"))
    return len(notices)


def _take(at: datetime) -> list[Notice]:
    """Locked, with their events and tickets, in the order of events."""
    waiting = Notice.objects.filter(mail=Fate.WAITING)
    groups = waiting.values("organization_id", "person_id", *KEYS).annotate(
        first=Min("mail_at"), last=Max("mail_at")
    )
    ripe = groups.filter(Q(last__lte=at) | Q(first__lte=at - SETTLED), first__lte=at)
    rows = ripe.order_by("first", "person_id", *KEYS)
    pairs = set(rows.values_list("person_id", *KEYS)[:AT_ONCE])
    about = Q()
    for place, key in enumerate(KEYS, start=1):
        about |= Q(**{f"{key}__in": {pair[place] for pair in pairs if pair[place]}})
    people = {pair[0] for pair in pairs}
    due = waiting.filter(about, person_id__in=people, mail_at__lte=at)
    locked = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
    found = locked.select_related("event", *NOUNS).order_by("event_id", "pk")
    return [each for each in found if _pair(each) in pairs]


def _pair(notice: Notice) -> tuple[int | None, ...]:
    return (notice.person_id, *(getattr(notice, key) for key in KEYS))


def _refuse(notices: Sequence[Notice], organization_id: int, at: datetime) -> None:
    """Decided anew: rights, switches and tickets may have changed while it waited."""
    wanted: dict[int, set[Topic]] = defaultdict(set)
    for each in notices:
        wanted[each.person_id].add(each.topic)
    deciding = Deciding(
        read_readers(wanted, organization_id=organization_id, at=at),
        read_switches(wanted, organization_id=organization_id),
        at,
    )
    recipients = find_recipients(list(wanted), organization_id=organization_id, at=at)
    reached = {each.person_id for each in recipients}
    late = find_overtaken(notices, organization_id)
    for each in notices:
        refusal = deciding.why_not(each, BY_CODE[each.rule], Channel.MAIL)
        if refusal is not None:
            each.mail = refusal
        elif each.read_at is not None:
            each.mail = Fate.READ
        elif each.pk in late:
            each.mail = Fate.PASSED
        elif each.person_id not in reached:
            each.mail = Fate.NO_EMAIL


def _write(notices: Sequence[Notice], organization_id: int, at: datetime) -> None:
    recipients = find_recipients(
        {each.person_id for each in notices}, organization_id=organization_id, at=at
    )
    new: list[NewLetter] = []
    parts: list[Sequence[Notice]] = []
    for each in recipients:
        mine = [notice for notice in notices if notice.person_id == each.person_id]
        for part in split_by_topic(mine):
            topic = part[0].topic
            kind = TICKET_NEWS if topic.noun == "ticket" else INQUIRY_NEWS
            new.append(NewLetter(kind, each.to, each.language, topic.id, each.person_id))
            parts.append(part)
    letters = write_letters(new, organization_id=organization_id, at=at)
    for letter, part in zip(letters, parts, strict=True):
        for notice in part:
            notice.letter, notice.mail = letter, Fate.TOLD
