"""How do people's dated links go over when two companies are merged, and how do they come back?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from naryad.companies.models import Company
from naryad.core.bulk import write_rows
from naryad.core.dependents import Moved
from naryad.history.recording import Change
from naryad.people.models import Employment, Person


class EmploymentMover:
    """Somebody who belongs to both keeps one open link, since the earlier day of the two."""

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        _lock(_links(organization_id, source))
        links = list(_links(organization_id, source).order_by("pk"))
        there = _open_links(organization_id, target, [each.person_id for each in links])
        doubled = [each for each in links if each.till is None and each.person_id in there]
        moved = {each.pk for each in links} - {each.pk for each in doubled}
        widened = [
            (there[each.person_id], each.since)
            for each in doubled
            if each.since < there[each.person_id].since
        ]
        record = {
            "moved": sorted(moved),
            "removed": [_keep(each) for each in doubled],
            "widened": [[link.pk, str(link.since), str(since)] for link, since in widened],
        }
        Employment.objects.filter(pk__in=[each.pk for each in doubled]).delete()
        Employment.objects.filter(pk__in=moved).update(company_id=target)
        _write_since((link, since) for link, since in widened)
        people = {each.person_id for each in links if each.till is None}
        changes = _tell(organization_id, people, old=source, new=target)
        return Moved(record, len({each.person_id for each in links}), changes)

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Change]:
        links = _links(organization_id, target)
        removed = {each["person_id"]: each for each in record["removed"]}
        _lock(links.filter(pk__in=record["moved"]), also=removed)
        at_source = _open_links(organization_id, source, None)
        moved = [
            each
            for each in links.filter(pk__in=record["moved"])
            if each.till is not None or each.person_id not in at_source
        ]
        Employment.objects.filter(pk__in=[each.pk for each in moved]).update(company_id=source)
        _narrow(links, record["widened"])
        people = Person.objects.filter(organization_id=organization_id, pk__in=removed)
        begun = [
            _begin(person, source, removed[person.pk])
            for person in people
            if person.pk not in at_source
        ]
        Employment.objects.bulk_create(begun)
        changed = {each.person_id for each in (*moved, *begun) if each.till is None}
        return _tell(organization_id, changed, old=target, new=source)


def _links(organization_id: int, company_id: int) -> QuerySet[Employment]:
    return Employment.objects.filter(organization_id=organization_id, company_id=company_id)


def _open_links(
    organization_id: int, company_id: int, person_ids: Sequence[int] | None
) -> dict[int, Employment]:
    links = _links(organization_id, company_id).filter(till=None)
    if person_ids is not None:
        links = links.filter(person_id__in=person_ids)
    return {each.person_id: each for each in links}


def _lock(links: QuerySet[Employment], *, also: Iterable[int] = ()) -> None:
    ids = {*links.values_list("person_id", flat=True), *also}
    people = Person.objects.filter(pk__in=ids).order_by("pk")
    list(people.select_for_update(no_key=True).values_list("pk", flat=True))


def _keep(link: Employment) -> dict[str, Any]:
    return {
        "person_id": link.person_id,
        "side": link.side,
        "position": link.position,
        "since": str(link.since),
    }


def _begin(person: Person, company_id: int, kept: dict[str, Any]) -> Employment:
    return Employment(
        organization_id=person.organization_id,
        person_id=person.pk,
        kind=person.kind,
        is_living=person.deleted_at is None,
        sort_key=person.sort_key,
        company_id=company_id,
        side=kept["side"],
        position=kept["position"],
        since=date.fromisoformat(kept["since"]),
    )


def _narrow(links: QuerySet[Employment], widened: Sequence[Sequence[Any]]) -> None:
    """What nobody has changed since."""
    was = {row[0]: (date.fromisoformat(row[1]), date.fromisoformat(row[2])) for row in widened}
    _write_since(
        (link, was[link.pk][0])
        for link in links.filter(pk__in=was)
        if link.since == was[link.pk][1]
    )


def _write_since(links: Iterable[tuple[Employment, date]]) -> None:
    written = []
    for link, since in links:
        link.since = since
        written.append(link)
    write_rows(written, fields=("since",))


def _tell(organization_id: int, people: set[int], *, old: int, new: int) -> list[Change]:
    """A form that somebody has open over one of them is too old now."""
    Person.objects.filter(pk__in=people).update(version=F("version") + 1)
    named = Company.objects.filter(organization_id=organization_id, pk__in=[old, new])
    names = {pk: {"id": pk, "name": name} for pk, name in named.values_list("pk", "name")}
    companies = {"old": [names[old]], "new": [names[new]]}
    return [
        Change("person.edited", "person", person_id, {"companies": companies})
        for person_id in sorted(people)
    ]
