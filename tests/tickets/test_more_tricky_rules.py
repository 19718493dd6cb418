"""Do clocks, captions and works of tickets keep the rules that are easily got wrong?"""

from datetime import timedelta
from typing import Any

from naryad.assets.models import AssetWorkType
from naryad.catalog.models import WorkType
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.outcomes import Outcome
from naryad.tickets import actions
from naryad.tickets.codes import Branch
from naryad.tickets.models import (
    Stage,
    Ticket,
    TicketType,
    Transition,
    TransitionRole,
    TypeWorkType,
)
from naryad.tickets.stage_effects import CLOSE, COMPLETE
from naryad.tickets.ticket_input import TicketEdit, TicketInput
from tests.people.inputs import refusal_of
from tests.tickets.asking import ask, move, publish_second
from tests.web.pages import english, read_words
from tests.world import World

LIST = "/office/tickets/"


def _bring(world: World, *effects: str) -> None:
    """From now on this is what the last stage of the second cycle brings."""
    Stage.objects.filter(pk=world.service.over.pk).update(effects=list(effects))


def _of_second(world: World, title: str, **given: Any) -> Ticket:
    type_id, late = world.service.ticket_type.pk, world.at - timedelta(hours=1)
    return ask(world, title=title, type_id=type_id, deadline=late, **given)


def _edit(world: World, ticket: Ticket, **given: object) -> Outcome:
    new = TicketInput(**{"title": "", "type_id": None, **given})  # type: ignore[arg-type]
    edit = TicketEdit(ticket.pk, new, frozenset(given))
    (outcome,) = actions.edit_tickets([edit], by=world.actor(world.service.head), at=world.at)
    return outcome


def _add_way_back(world: World, branch: Branch = Branch.MAIN) -> Transition:
    house = world.service
    return Transition.objects.create(
        organization=house.organization,
        cycle=house.draft,
        from_stage=house.over,
        to_stage=house.queue,
        name=Label(ru="Вернуть"),
        branch=branch,
    )


def test_what_a_stage_brings_ends_lateness_and_not_what_it_is_called(world: World) -> None:
    head = world.service.head
    publish_second(world)
    for title, effects in (("Только имя", ()), ("Выполнена", (COMPLETE,)), ("Закрыта", (CLOSE,))):
        _bring(world, *effects)
        assert move(world, _of_second(world, title), "Сдать", head).is_done
    late = read_words(english(world, head).get(f"{LIST}?overdue=yes"))
    assert "Только имя" in late
    assert "Выполнена" not in late and "Закрыта" not in late


def test_done_is_not_closed_and_whatever_is_opened_again_is_neither(world: World) -> None:
    head = world.service.head
    _add_way_back(world)
    publish_second(world)
    for effects, is_closed in (((COMPLETE,), False), ((CLOSE,), True), ((COMPLETE, CLOSE), True)):
        _bring(world, *effects)
        ticket = _of_second(world, "Туда и обратно")
        assert move(world, ticket, "Сдать", head).is_done
        assert (ticket.completed_at, ticket.closed_at is not None) == (world.at, is_closed)
        assert move(world, ticket, "Вернуть", head).is_done
        assert (ticket.completed_at, ticket.closed_at, ticket.is_open) == (None, None, True)


def test_a_caption_of_a_role_gives_it_other_words_and_no_right(world: World) -> None:
    """In the customer's own branch too: what is for all is for all employees."""
    house, name = world.service, Label(ru="Своё слово", en="Word of their own")
    back = _add_way_back(world, branch=Branch.CUSTOMER)
    for role in ("TECHNICIAN", "CUSTOMER"):
        TransitionRole.objects.create(
            organization=house.organization, transition=back, role=house.roles[role], name=name
        )
    publish_second(world)
    ticket = _of_second(world, "Одна на всех", requester_id=house.customer.pk)
    assert move(world, ticket, "Сдать", house.head).is_done
    card = f"{LIST}{ticket.pk}/"
    assert "Word of their own" in read_words(english(world, house.technician).get(card))
    assert "Word of their own" not in read_words(english(world, house.head).get(card))
    portal = english(world, house.customer).get(f"/portal/requests/{ticket.pk}/")
    assert ticket.title in read_words(portal)
    assert "Word of their own" not in read_words(portal)
    assert refusal_of([move(world, ticket, "Вернуть", house.customer)]) == "NotPermitted"
    assert move(world, ticket, "Вернуть", house.technician).is_done


def test_another_object_for_which_the_work_is_not_is_refused_until_the_work_changes_too(
    world: World,
) -> None:
    house = world.service
    owned = {"organization": house.organization}
    washing = WorkType.objects.create(**owned, name={"ru": "Мойка"})
    AssetWorkType.objects.filter(asset=house.depot).delete()
    AssetWorkType.objects.create(**owned, asset=house.depot, work_type=washing)
    ticket = ask(world, work_type_id=house.work_type.pk)
    refusal = _edit(world, ticket, asset_id=house.depot.pk).refusal
    assert isinstance(refusal, Invalid) and set(refusal.errors) == {"work_type_id"}
    assert _edit(world, ticket, asset_id=house.depot.pk, work_type_id=washing.pk).is_done
    ticket.refresh_from_db()
    assert (ticket.asset, ticket.work_type) == (house.depot, washing)


def test_without_an_object_the_type_alone_decides_which_work_fits(world: World) -> None:
    """Nothing is taken away in silence: what fits stays, anything else is named."""
    house = world.service
    tickets = [ask(world, work_type_id=house.work_type.pk) for _each in range(3)]
    type_ = tickets[0].type
    assert _edit(world, tickets[0], asset_id=None).is_done
    TicketType.objects.filter(pk=type_.pk).update(has_all_work_types=False)
    refusal = _edit(world, tickets[1], asset_id=None).refusal
    assert isinstance(refusal, Invalid) and set(refusal.errors) == {"work_type_id"}
    assert _edit(world, tickets[1], asset_id=None, work_type_id=None).is_done
    TypeWorkType.objects.create(
        organization=house.organization, type=type_, work_type=house.work_type
    )
    assert _edit(world, tickets[2], asset_id=None).is_done
    held = Ticket.objects.in_bulk([each.pk for each in tickets])
    assert [held[each.pk].work_type for each in tickets] == [house.work_type, None, house.work_type]
    assert {each.asset_id for each in held.values()} == {None}


def test_what_is_deleted_shows_only_to_whoever_may_bring_it_back(world: World) -> None:
    house = world.service
    ticket = ask(world, title="Выброшенная", requester_id=house.customer.pk)
    portal, request = english(world, house.customer), f"/portal/requests/{ticket.pk}/"
    assert portal.get(request).status_code == 200
    by = world.actor(house.head)
    assert actions.delete_tickets([ticket.pk], by=by, at=world.at)[0].is_done
    for person, is_seen in ((house.head, True), (house.dispatcher, False)):
        client = english(world, person)
        found = read_words(client.get(f"{LIST}?deleted=only"))
        assert (ticket.title in found) == is_seen
        assert ticket.title not in read_words(client.get(LIST))
        assert (client.get(f"{LIST}{ticket.pk}/").status_code == 200) == is_seen
    assert portal.get(request).status_code == 404
