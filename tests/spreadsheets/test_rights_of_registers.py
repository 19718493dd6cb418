"""Does a row about companies, objects or tickets ever do what the form would refuse?

Like the random roles and sheets of people in `test_import_rights.py`: whatever is other than before
must be what the form's own action takes from the same person.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome, only
from naryad.people.models import RolePermission
from naryad.tickets.ticket_input import TicketInput
from tests.access.random_worlds import taken_back
from tests.spreadsheets.registers import REGISTERS, Inputs, Register, Texts
from tests.spreadsheets.staging import check, run_whole, stage
from tests.tickets.asking import ask
from tests.world import World

_PROFILE = settings.get_profile(settings.get_current_profile_name())
# Each example is a whole import.
FEW = settings(max_examples=_PROFILE.max_examples // 10)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize("noun", REGISTERS)
@FEW
@given(data=st.data())
def test_random_roles_and_sheets_do_only_what_the_form_would(
    world: World, noun: str, data: st.DataObject
) -> None:
    register = REGISTERS[noun]
    with taken_back():
        ask(world, title="Of the tower", asset_id=world.service.tower.pk)
        ask(world, title="Of the depot", asset_id=world.service.depot.pk)
        _grant(world, data.draw(st.sets(st.sampled_from(register.rights))))
        rows = data.draw(_rows(register.texts(world)))
        before = register.inputs(world)
        with taken_back():
            _read_in(world, noun, rows)
            after = register.inputs(world)
        assert before.keys() <= after.keys()
        _form_takes(world, register, rows, before, after)


def test_with_all_rights_such_a_sheet_does_something(world: World) -> None:
    """Else the test above would say nothing."""
    house = world.service
    ask(world, title="Of the tower", asset_id=house.tower.pk)
    for noun, register in REGISTERS.items():
        _grant(world, set(register.rights))
        texts, before = register.texts(world), register.inputs(world)
        # The last word of each head, of the last thing: something new with all that it may have.
        new = {head: words[-1] for head, words in texts.items() if head not in ("inn", "parent")}
        known = dict.fromkeys(texts, "") | {
            head: words[-1] for head, words in list(texts.items())[1:2]
        }
        key = next(iter(texts))
        _read_in(world, noun, [dict.fromkeys(texts, "") | new, known | {key: texts[key][0]}])
        after = register.inputs(world)
        assert len(after) == len(before) + 1, noun
        assert {pk for pk in before if after[pk] != before[pk]} or noun == "assets"


def _rows(texts: Texts) -> st.SearchStrategy[list[dict[str, str]]]:
    key = next(iter(texts))
    row = st.fixed_dictionaries({head: st.sampled_from(words) for head, words in texts.items()})
    return st.lists(row, min_size=1, max_size=3, unique_by=lambda each: each[key])


def _grant(world: World, rights: set[Permission]) -> None:
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role).delete()
    RolePermission.objects.bulk_create(
        RolePermission(organization=world.service.organization, role=role, permission=right)
        for right in rights
    )


def _read_in(world: World, noun: str, rows: Sequence[Mapping[str, str]]) -> None:
    heads = list(rows[0])
    cells = [list(row.values()) for row in rows]
    run = stage(world, world.service.dispatcher, noun, heads, cells, key=heads[0])
    with suppress(Refusal):
        run_whole(world, check(world, run))


def _form_takes(
    world: World,
    register: Register,
    rows: Sequence[Mapping[str, str]],
    before: Inputs,
    after: Inputs,
) -> None:
    """In some order: one row may make room for another."""
    by = {"by": world.actor(world.service.dispatcher), "at": world.at}
    waiting = [(pk, new) for pk, new in after.items() if before.get(pk) != new]
    said: list[Refusal] = []
    while waiting:
        left = []
        for pk, new in waiting:
            try:
                with transaction.atomic():
                    only(_act(register, rows, pk, new, before.get(pk), by))
            except Refusal as refusal:
                left.append((pk, new))
                said.append(refusal)
        assert len(left) < len(waiting), (rows, left, [(each, vars(each)) for each in said])
        waiting = left


def _act(
    register: Register,
    rows: Sequence[Mapping[str, str]],
    pk: int,
    new: Any,
    old: Any,
    by: Mapping[str, Any],
) -> list[Outcome]:
    if old is None:
        return register.adds([_as_typed(new, rows)], **by)
    changed = {each.name for each in fields(new) if _differ(new, old, each.name)}
    return register.edits(pk, new, frozenset(changed), **by)


def _differ(new: Any, old: Any, name: str) -> bool:
    return bool(getattr(new, name) != getattr(old, name))


def _as_typed(new: Any, rows: Sequence[Mapping[str, str]]) -> Any:
    """Without what the action itself fills in where nothing is typed."""
    if not isinstance(new, TicketInput):
        return new
    row = next(each for each in rows if each["number"] == new.number)
    heads = {"asset": "asset_id", "company": "company_id", "parent": "parent_id"}
    typed = {field: getattr(new, field) for head, field in heads.items() if row[head]}
    return TicketInput(
        new.title, new.type_id, number=new.number, assignee_ids=new.assignee_ids, **typed
    )
