"""How does a test let the program tell people, in as few words as possible?"""

from datetime import datetime, timedelta

from django.utils import translation

from naryad.core.outcomes import only
from naryad.history.generation import raise_generation
from naryad.history.models import Event
from naryad.letters.kinds import Content, kind_of
from naryad.letters.models import Letter
from naryad.notifications import actions
from naryad.notifications.models import Notice
from naryad.people.models import Person
from naryad.tickets import actions as tickets
from naryad.tickets.models import Ticket
from tests.world import World

MINUTE = timedelta(minutes=1)


def tell(at: datetime) -> None:
    """Of all that has happened. Nothing that this transaction has written is settled for readers of
    the feed until it ends; in a new generation it is."""
    raise_generation()
    while actions.tell_of_events(at=at):
        pass


def notices_of(person: Person, ticket: Ticket | None = None) -> list[tuple[str, str, str]]:
    """(rule, bell, mail), in the order of events."""
    rows = Notice.objects.filter(person=person, ticket__deleted_at=None)
    if ticket is not None:
        rows = rows.filter(ticket=ticket)
    return list(rows.order_by("event_id").values_list("rule", "bell", "mail"))


def assign(world: World, ticket: Ticket, *people: Person, at: datetime | None = None) -> None:
    new = tickets.Assignment(ticket.pk, frozenset(person.pk for person in people))
    by = world.actor(world.service.dispatcher)
    only(tickets.assign_tickets([new], by=by, at=at or world.at))


def write(
    world: World, ticket: Ticket, person: Person, side: str, text: str, at: datetime | None = None
) -> None:
    new = tickets.NewMessage(ticket.pk, side, text)
    only(tickets.write_messages([new], by=world.actor(person), at=at or world.at))


def letters_to(person: Person) -> list[Letter]:
    return list(Letter.objects.filter(kind="ticket-news", person=person).order_by("pk"))


def read_letter(letter: Letter, at: datetime) -> Content | None:
    content = None
    with translation.override(letter.language):
        content = kind_of(letter).compose(letter, at)
    assert content is None or isinstance(content, Content)
    return content


def words_of(content: Content | None) -> str:
    """All that leaves the program."""
    if content is None:
        return ""
    return " ".join((content.subject, *content.paragraphs, *content.notes, str(content.link)))


def kinds_of(ticket: Ticket) -> list[str]:
    events = Event.objects.filter(subject="ticket", subject_id=ticket.pk)
    return list(events.order_by("pk").values_list("kind", flat=True))
