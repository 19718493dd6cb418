"""What does the letter with news of tickets say?"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naryad.access.actor import Actor
from naryad.letters.kinds import Content, LetterKind, register_kind
from naryad.letters.models import Letter
from naryad.notifications.models import Notice
from naryad.notifications.said import Said
from naryad.notifications.words import in_order, say_all
from naryad.organizations.addresses import page_address
from naryad.people.acting import act_as_reader
from naryad.tickets.models import Ticket

TICKET_NEWS, INQUIRY_NEWS = "ticket-news", "inquiry-news"


def register_kinds() -> None:
    register_kind(LetterKind(TICKET_NEWS, gettext_lazy("News of tickets"), compose))
    register_kind(LetterKind(INQUIRY_NEWS, gettext_lazy("Reports by codes"), compose_inquiries))


def compose(letter: Letter, at: datetime) -> Content | None:
    """With what its reader may see at this moment; None where that is nothing."""
    actor = act_as_reader(letter, at=at)
    if actor is None:
        return None
    with timezone.override(ZoneInfo(letter.organization.zone)):
        told = in_order(say_all(_read(letter, actor), actor=actor))
        return _write(letter, told, actor) if told else None


def compose_inquiries(letter: Letter, at: datetime) -> Content | None:
    """Of those that its reader sees; None where that is nothing."""
    actor = act_as_reader(letter, at=at)
    said = say_all(_read(letter, actor), actor=actor) if actor else []
    told = {each.about.id: each for each in said if each.about is not None}
    return _write_inquiries(letter, list(told.values())) if told else None


def _read(letter: Letter, actor: Actor) -> Sequence[Notice]:
    notices = Notice.objects.filter(
        organization_id=letter.organization_id, person_id=actor.person_id or 0, letter=letter
    )
    return list(notices.select_related("event__actor").order_by("event_id"))


def _write(letter: Letter, told: Sequence[tuple[Ticket, list[Said]]], actor: Actor) -> Content:
    organization = letter.organization
    # The outbox shows it to people who may see no tickets.
    kept = _("%(organization)s: news of tickets") % {
        "organization": organization.name.text(letter.language)
    }
    first, news = told[0]
    if len(told) == 1:
        route = "ticket" if actor.is_employee else "portal_ticket"
        words = _("Open the ticket") if actor.is_employee else _("Open the request")
        subject = f"{first.number} {first.title}: {news[-1].head}"
        link = (words, page_address(organization, route, first.pk))
        paragraphs = [f"{first.number} {first.title}", *map(_line, news)]
    else:
        many = ngettext("News of %(count)s ticket", "News of %(count)s tickets", len(told))
        subject = many % {"count": len(told)}
        link = (_("Open the notifications"), page_address(organization, "notices"))
        paragraphs = [
            f"{ticket.number} {ticket.title}: {'; '.join(each.head for each in said)}"
            for ticket, said in told
        ]
    return Content(subject, tuple(paragraphs), link, _notes(letter), kept=kept)


def _write_inquiries(letter: Letter, told: Sequence[Said]) -> Content:
    organization = letter.organization
    kept = _("%(organization)s: reports by codes") % {
        "organization": organization.name.text(letter.language)
    }
    first = told[0].about
    assert first is not None
    if len(told) == 1:
        subject = f"{first.name}: {told[0].head}"
        link = (_("Open the inquiry"), page_address(organization, "inquiry", first.id))
    else:
        many = ngettext("%(count)s report by a code", "%(count)s reports by codes", len(told))
        subject = many % {"count": len(told)}
        link = (_("Open the inquiries"), page_address(organization, "inquiries"))
    paragraphs = tuple(f"{each.about.name}: {each.quote}" for each in told if each.about)
    return Content(subject, paragraphs, link, (_say_choice(letter),), kept=kept)


def _line(said: Said) -> str:
    head = f"{said.head} ({said.who})" if said.who else said.head
    return f"{head}: {said.quote}" if said.quote else head


def _notes(letter: Letter) -> tuple[str, ...]:
    return (
        _("Replies to this letter are not read. Write in the ticket instead."),
        _say_choice(letter),
    )


def _say_choice(letter: Letter) -> str:
    switches = page_address(letter.organization, "notice_switches")
    return _("What you get letters about is yours to choose: %(address)s") % {"address": switches}
