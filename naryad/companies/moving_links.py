"""What goes over when one company is merged into another, and what comes back?

The links that upper nouns declare move by their own movers; here are the companies below, and the
kinds.
"""

from collections.abc import Sequence
from typing import Any

from naryad.access.actor import Actor
from naryad.companies.checking import read_above
from naryad.companies.kinds import COLUMNS, CompanyKind, kinds_of
from naryad.companies.models import Company
from naryad.core.bulk import write_rows
from naryad.core.dependents import (
    Dependent,
    InUse,
    Moved,
    dependents_of,
    foresee_dependents,
    lock_dependents,
)
from naryad.core.trees import makes_cycle
from naryad.history.recording import Change

KINDS, BELOW = "kinds", "subsidiaries"


def move_links(source: Company, target: Company, *, by: Actor) -> dict[str, Moved]:
    """Under the key of each sort. InUse where something hangs on the source that cannot move."""
    organization_id = source.organization_id
    lock_dependents("company", organization_id=organization_id)
    hanging = foresee_dependents("company", ids=[source.pk], actor=by)
    stuck = [each for each in hanging if each.dependent.mover is None]
    if stuck:
        raise InUse(stuck)
    moved = {KINDS: _unite_kinds(source, target), BELOW: _move_below(source, target)}
    for dependent in _movable():
        assert dependent.mover is not None
        moved[dependent.key] = dependent.mover.move(
            organization_id, source=source.pk, target=target.pk
        )
    return moved


def move_links_back(source: Company, target: Company, record: dict[str, Any]) -> list[Any]:
    """The changes to record."""
    lock_dependents("company", organization_id=source.organization_id)
    changes: list[Any] = [*_move_below_back(source, target, record.get(BELOW, []))]
    _part_kinds(target, record.get(KINDS, []))
    for dependent in _movable():
        assert dependent.mover is not None
        if dependent.key in record:
            changes += dependent.mover.move_back(
                source.organization_id,
                source=source.pk,
                target=target.pk,
                record=record[dependent.key],
            )
    return changes


def stands_under_itself(company: Company) -> bool:
    parents = read_above([company.pk], organization_id=company.organization_id)
    return makes_cycle(parents, child=company.pk, parent=company.parent_id)


def _movable() -> list[Dependent]:
    return [each for each in dependents_of("company") if each.mover is not None]


def _unite_kinds(source: Company, target: Company) -> Moved:
    added = [kind for kind in kinds_of(source) if kind not in kinds_of(target)]
    for kind in added:
        setattr(target, COLUMNS[kind], True)
    return Moved([kind.value for kind in added], len(added), [])


def _part_kinds(target: Company, added: Sequence[str]) -> None:
    """Not the last one, if the others have been taken away meanwhile."""
    for kind in added:
        if len(kinds_of(target)) > 1:
            setattr(target, COLUMNS[CompanyKind(kind)], False)


def _move_below(source: Company, target: Company) -> Moved:
    """A target that stands below the source takes its place first: else it would stand under
    itself. Its row is written with the rest of what changes of it."""
    record = []
    above = read_above([target.pk], organization_id=target.organization_id)
    if makes_cycle(above, child=source.pk, parent=target.parent_id):
        record.append([target.pk, target.parent_id, source.parent_id])
        target.parent_id = source.parent_id
    below = [each for each in _read_below(source) if each.pk != target.pk]
    record += [[each.pk, source.pk, target.pk] for each in below]
    changes = _put_under(below, target, was=source)
    return Moved(record, len(below), changes)


def _move_below_back(
    source: Company, target: Company, record: Sequence[Sequence[int | None]]
) -> list[Change]:
    """Only those that still stand where they were put."""
    put = {row[0]: (row[1], row[2]) for row in record}
    old, new = put.pop(target.pk, (None, None))
    if target.pk in [row[0] for row in record] and target.parent_id == new:
        target.parent_id = old
    below = [each for each in _read_below(target) if each.pk in put]
    return _put_under(below, source, was=target)


def _read_below(company: Company) -> list[Company]:
    """Deleted ones too: they may come back."""
    below = Company.objects.filter(organization_id=company.organization_id, parent_id=company.pk)
    return list(below.select_for_update(no_key=True).order_by("pk"))


def _put_under(companies: Sequence[Company], above: Company, *, was: Company) -> list[Change]:
    for company in companies:
        company.parent_id = above.pk
        company.version += 1
    write_rows(companies, fields=("parent", "version"))
    parent = {"old": name_company(was), "new": name_company(above)}
    return [
        Change("company.edited", "company", company.pk, {"parent": parent}) for company in companies
    ]


def name_company(company: Company) -> dict[str, Any]:
    return {"id": company.pk, "name": company.name}
