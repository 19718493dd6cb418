"""Which notices of some people go together, and which of them are not worth telling any more?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from naryad.notifications.models import Notice
from naryad.notifications.overtaking import is_settled, overtaken
from naryad.notifications.topics import NOUNS, Topic, ids_of
from naryad.tickets.assigning import read_assignees

# News of more tickets than these come to a person as one; of inquiries the same.
MOST_LETTERS = 3
Pair = tuple[int, Topic]


def find_overtaken(notices: Sequence[Notice], organization_id: int) -> set[int]:
    tickets = ids_of("ticket", (each.topic for each in notices))
    doers = read_assignees(tickets, organization_id=organization_id)
    gone = {each.pk for each in notices if is_settled(each)}
    for (_person, topic), mine in group_by_topic(notices).items():
        if topic.noun == "ticket":
            gone |= overtaken(mine, doers=doers[topic.id])
    return gone


def split_by_topic(notices: Sequence[Notice]) -> Iterable[Sequence[Notice]]:
    """A part for each ticket, or one for many of them; of other things so too."""
    parts: list[Sequence[Notice]] = []
    for noun in NOUNS:
        mine = [each for each in notices if each.topic.noun == noun]
        topics = group_by_topic(mine)
        parts += [mine] if len(topics) > MOST_LETTERS else topics.values()
    return parts


def group_by_topic(notices: Iterable[Notice]) -> Mapping[Pair, list[Notice]]:
    found: dict[Pair, list[Notice]] = defaultdict(list)
    for each in notices:
        found[each.person_id, each.topic].append(each)
    return found
