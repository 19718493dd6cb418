"""Does a draft say which moves of past tickets it would not let them make any more?"""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.people.models import RolePermission
from naryad.tickets import actions
from naryad.tickets.checking import Wrong, check_cycle
from naryad.tickets.codes import Who
from naryad.tickets.cycle_plans import Source
from naryad.tickets.cycle_reading import gather_facts, read_rows, roles_that_move
from naryad.tickets.models import Cycle, Stage, Transition, TransitionRole
from naryad.tickets.replaying import Replay, replay_moves
from tests.tickets.asking import ask, first_type, move
from tests.tickets.test_rating import done_ticket
from tests.web.pages import english, read_words
from tests.world import World


def _draft(world: World) -> Cycle:
    """Of the first type, like the one in force."""
    type_id, by = first_type(world.service).pk, world.actor(world.service.head)
    source = Source(type_id=type_id)
    return Cycle.objects.get(pk=actions.start_draft(type_id, source=source, by=by, at=world.at))


def _replay(world: World, draft: Cycle, who: str = "head") -> Replay:
    facts = gather_facts(read_rows(draft))
    return replay_moves(draft.type_id, facts, actor=world.actor(world.service.people[who]))


def _way(draft: Cycle, ru: str) -> Transition:
    return Transition.objects.filter(cycle=draft, name__ru=ru, deleted_at=None).earliest("pk")


def test_what_is_in_force_lets_everything_happen_that_has_happened(world: World) -> None:
    done_ticket(world)
    replay = _replay(world, _draft(world))
    assert (replay.tickets, replay.moves, replay.lost) == (1, 4, [])


def test_a_way_that_is_taken_out_is_told_with_examples(world: World) -> None:
    first, second = done_ticket(world), done_ticket(world)
    draft, by = _draft(world), world.actor(world.service.head)
    actions.remove_transition(_way(draft, "Принять").pk, by=by, at=world.at)
    replay = _replay(world, draft)
    (lost,) = replay.lost
    assert (lost.caption["ru"], lost.count, replay.moves) == ("Принять", 2, 8)
    assert {each.pk for each in lost.examples} == {first.pk, second.pk}
    # Whoever does not see the tickets learns the number alone.
    (hidden,) = _replay(world, draft, "technician_south").lost
    assert (hidden.count, hidden.examples) == (2, [])


def test_a_way_that_is_left_to_time_is_lost_for_hands(world: World) -> None:
    done_ticket(world)
    draft = _draft(world)
    Transition.objects.filter(pk=_way(draft, "Принять").pk).update(who=Who.NOBODY)
    (lost,) = _replay(world, draft).lost
    assert not lost.hand.is_time


def test_what_a_customer_did_is_asked_of_the_branch_of_customers(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    assert move(world, ticket, "Отменить заявку", house.customer).refusal is None
    draft = _draft(world)
    assert not _replay(world, draft).lost
    Transition.objects.filter(pk=_way(draft, "Отменить заявку").pk).update(who=Who.NOBODY)
    (lost,) = _replay(world, draft).lost
    assert lost.hand.kind == "CUSTOMER"


def test_it_asks_as_much_of_many_tickets_as_of_one(world: World) -> None:
    costs = []
    draft = _draft(world)
    for _more in range(2):
        for _ticket in range(3):
            done_ticket(world)
        facts, actor = gather_facts(read_rows(draft)), world.actor(world.service.head)
        with CaptureQueriesContext(connection) as asked:
            replay_moves(draft.type_id, facts, actor=actor)
        costs.append(len(asked))
    assert costs == [2, 2]


def test_the_page_tells_it_and_changes_nothing(world: World) -> None:
    ticket, draft = done_ticket(world), _draft(world)
    client = english(world, world.service.head)
    page = f"/office/settings/cycles/{draft.pk}/trial/"
    assert "All 4 past moves are possible in the draft, too." in read_words(client.get(page))
    by = world.actor(world.service.head)
    stage = Stage.objects.get(organization=world.service.organization, code="ACCEPTED")
    actions.remove_cycle_stage(draft.pk, stage.pk, by=by, at=world.at + timedelta(minutes=1))
    told = read_words(client.get(page))
    assert "would not be possible any more: 2 of 4" in told
    assert ticket.number in told
    assert "Try on past tickets" in read_words(
        client.get(f"/office/settings/tickets/types/{draft.type_id}/cycle/")
    )


def test_a_role_without_the_right_to_move_makes_no_transition(world: World) -> None:
    """A transition that only such a role may make is one that nobody makes."""
    house, draft = world.service, _draft(world)
    way, role = _way(draft, "Принять"), house.roles["TECHNICIAN"]
    Transition.objects.filter(pk=way.pk).update(who=Who.ROLES)
    TransitionRole.objects.filter(transition=way).delete()
    TransitionRole.objects.create(organization=house.organization, transition=way, role=role)

    def found() -> set[tuple[Wrong, int | None]]:
        facts = gather_facts(read_rows(draft))
        return {
            (each.wrong, each.transition_id)
            for each in check_cycle(facts, roles_that_move(house.id))
        }

    assert (Wrong.NOBODY_MAY, way.pk) not in found()
    RolePermission.objects.filter(role=role, permission="tickets.move").delete()
    assert (Wrong.NOBODY_MAY, way.pk) in found()
    assert {house.roles[each].pk for each in ("CUSTOMER", "ADMINISTRATOR")} <= set(
        roles_that_move(house.id)
    )
