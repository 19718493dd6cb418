"""How does a program follow what happens, without missing anything?"""

from zoneinfo import ZoneInfo

from django.core import signing
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.hearing import demand_hearing, hears_of
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, read_limit
from naryad.api.schemas.events import EventPage, Gone, Sync
from naryad.core.errors import Invalid
from naryad.history.feed import FIRST, Place, last_settled, place_of, read_settled
from naryad.lists.happened import gone_from_sight, read_happened
from naryad.lists.happened_kinds import NOUNS, SUBJECTS
from naryad.webhooks.bodies import say_happened

EVENTS = Noun("events")
SYNC = Noun("sync")
_SALT = "naryad.api.events"
# Whoever sees little of much gets an empty page and the place to go on from.
_AT_ONCE, _MOST_LOOKED_THROUGH = 500, 5_000


@EVENTS.get("", "list", answers=EventPage, query=("after", "limit"))
def list_(request: ApiRequest, after: str | None = None, limit: str | None = None) -> HttpResponse:
    """In the order in which changes have been committed, from the first; `after` is `next` of the
    answer before, or `now`. What the caller does not see is left out, and so are nouns that their
    token is not for: numbers have holes."""
    most = read_limit(limit)
    place = _read_place(request, after)
    if after == "now":
        return answer({"items": [], "next": _token(place), "count": None, "more": False})
    items, place, more = _collect(request, place, most)
    return answer({"items": items, "next": _token(place), "count": None, "more": more})


@SYNC.post("", "ask", answers=Gone, writes=False)
def ask(request: ApiRequest, body: Sync) -> HttpResponse:
    """Which of the items that a program keeps are gone from the caller's sight: deleted, or not
    theirs to see any more."""
    demand_hearing(request, [body.noun])
    return answer(
        {
            "noun": body.noun,
            "gone": gone_from_sight(SUBJECTS[body.noun], body.ids, actor=request.actor),
        }
    )


def _collect(request: ApiRequest, place: Place, most: int) -> tuple[list[ItemOf], Place, bool]:
    """As many as are wanted, where the next one begins, and whether there is more."""
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    items: list[ItemOf] = []
    for _round in range(_MOST_LOOKED_THROUGH // _AT_ONCE):
        events = read_settled(request.actor.organization_id, after=place, most=_AT_ONCE)
        places = {event.pk: place_of(event) for event in events}
        heard = [each for each in events if hears_of(request, NOUNS.get(each.subject, ""))]
        for happened in read_happened(heard, actor=request.actor):
            if len(items) == most:
                return items, place, True
            items.append(say_happened(happened, zone=zone))
            place = places[happened.id]
        if events:
            place = places[events[-1].pk]
        if len(events) < _AT_ONCE:
            return items, place, False
        if len(items) == most:
            break
    return items, place, True


def _read_place(request: ApiRequest, token: str | None) -> Place:
    if not token:
        return FIRST
    if token == "now":  # noqa: S105 - a word of the contract
        return last_settled(request.actor.organization_id)
    try:
        given = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"after": _("This is no place in the feed of events.")}) from None
    return Place(*given)


def _token(place: Place) -> str:
    return signing.dumps(list(place), salt=_SALT)
