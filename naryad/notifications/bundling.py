"""Which notices of some people go together, and which of them are not worth telling any more?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from naryad.notifications.models import Notice
from naryad.notifications.overtaking import overtaken
from naryad.tickets.assigning import read_assignees

# News of more tickets than these come to a person as one.
MOST_LETTERS = 3
Pair = tuple[int, int]


def find_overtaken(notices: Sequence[Notice], organization_id: int) -> set[int]:
    tickets = {each.ticket_id for each in notices}
    doers = read_assignees(tickets, organization_id=organization_id)
    return {
        pk
        for (_person, ticket_id), mine in group_by_ticket(notices).items()
        for pk in overtaken(mine, doers=doers[ticket_id])
    }


def split_by_ticket(notices: Sequence[Notice]) -> Iterable[Sequence[Notice]]:
    """A part for each ticket, or one for many of them."""
    tickets = group_by_ticket(notices)
    return [notices] if len(tickets) > MOST_LETTERS else list(tickets.values())


def group_by_ticket(notices: Iterable[Notice]) -> Mapping[Pair, list[Notice]]:
    found: dict[Pair, list[Notice]] = defaultdict(list)
    for each in notices:
        found[each.person_id, each.ticket_id].append(each)
    return found
