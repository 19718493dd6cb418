"""Does a save end, whatever stands against it?"""

import pytest
from django.db import IntegrityError

from naryad.people.models import Person
from naryad.people.settling import SaveCrossed, settle
from tests.people.inputs import fresh
from tests.world import World


def test_a_contact_that_stays_taken_ends_in_a_refusal(world: World) -> None:
    house = world.service
    tries = []

    def save(_out_of_sight: frozenset[int]) -> None:
        tries.append(1)
        Person.objects.filter(pk=house.customer.pk).update(last_name="Следов")
        Person.objects.filter(pk=house.customer.pk).update(email=house.head.email)

    with pytest.raises(SaveCrossed):
        settle(save)
    assert len(tries) == 5
    assert fresh(house.customer).last_name == "Зайцев"


def test_any_other_fault_of_the_data_goes_up(world: World) -> None:
    def save(_out_of_sight: frozenset[int]) -> None:
        Person.objects.filter(pk=world.service.customer.pk).update(email="", phone="")

    with pytest.raises(IntegrityError):
        settle(save)
