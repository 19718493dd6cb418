"""Is what is foreseen of new people what adding them says?"""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Outcome
from naryad.history.models import Event
from naryad.people.actions import add_people
from naryad.people.foreseeing import foresee_people
from naryad.people.models import Person
from naryad.people.visibility import sees_everybody
from tests.people.inputs import a_customer, an_employee, errors_of, refusal_of
from tests.world import World


def _said(outcomes: list[Outcome]) -> list[tuple[str, object]]:
    return [
        (refusal_of([each]), errors_of([each]) if refusal_of([each]) == "Invalid" else each.result)
        for each in outcomes
    ]


def test_each_row_is_told_what_the_action_tells_it_and_nothing_is_written(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    administrator = frozenset({house.roles["ADMINISTRATOR"].pk})
    rows = [
        a_customer(house),
        a_customer(house, email=house.customer.email),
        a_customer(house, company_ids=frozenset()),
        a_customer(house, company_ids=frozenset({world.other.own_company.pk})),
        a_customer(house, role_ids=administrator),
        a_customer(house, email="twice@x.example"),
        a_customer(house, email="twice@x.example"),
        an_employee(house, area_ids=frozenset()),
        an_employee(house, role_ids=administrator | {house.roles["TECHNICIAN"].pk}),
    ]
    assert sees_everybody(by)
    before = Person.objects.count(), Event.objects.count()
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        foreseen = foresee_people(rows, by=by, at=world.at)
    assert (Person.objects.count(), Event.objects.count()) == before
    assert not [each["sql"] for each in asked if each["sql"].startswith("INSERT")]
    added = add_people(rows, by=by, at=world.at)
    assert _said(foreseen) == _said(added)
    assert [place for place, each in enumerate(added) if each.is_done] == [0, 5, 7]
    assert {each.id for each in foreseen} == {None}


def test_whoever_may_not_add_foresees_nothing(world: World) -> None:
    with pytest.raises(NotPermitted), transaction.atomic():
        by = world.actor(world.service.technician)
        foresee_people([a_customer(world.service)], by=by, at=world.at)
