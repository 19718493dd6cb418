"""Who could give a ticket to somebody, within whose areas it lies?"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from naryad.access.permissions import Permission
from naryad.people.holders import employees_who_may
from naryad.people.models import PersonArea
from naryad.tickets.models import TicketArea


def read_assigners(
    ticket_ids: Collection[int], *, organization_id: int
) -> Mapping[int, frozenset[int]]:
    """Ticket → employees who may assign and serve one of its areas. Where nobody does, all who may
    assign: a request must not lie unheard because its object is in no area."""
    if not ticket_ids:
        return {}
    may = employees_who_may(Permission.ASSIGN_TICKETS, organization_id=organization_id)
    everybody = frozenset(may.values_list("pk", flat=True))
    links = TicketArea.objects.filter(organization_id=organization_id, ticket_id__in=ticket_ids)
    areas: dict[int, set[int]] = defaultdict(set)
    for ticket_id, area_id in links.values_list("ticket_id", "area_id"):
        areas[ticket_id].add(area_id)
    serving = _read_serving(set().union(*areas.values()), everybody, organization_id)
    found = {}
    for ticket_id in ticket_ids:
        near = {person for area in areas[ticket_id] for person in serving.get(area, ())}
        found[ticket_id] = frozenset(near) or everybody
    return found


def _read_serving(
    area_ids: Collection[int], people: Collection[int], organization_id: int
) -> Mapping[int, Collection[int]]:
    rows = PersonArea.objects.filter(
        organization_id=organization_id, area_id__in=area_ids, person_id__in=people
    )
    found: dict[int, set[int]] = defaultdict(set)
    for area_id, person_id in rows.values_list("area_id", "person_id"):
        found[area_id].add(person_id)
    return found
