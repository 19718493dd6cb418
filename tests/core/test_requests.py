"""Does a double click act once?"""

import time
from collections.abc import Callable
from typing import Any

import pytest

from naryad.core.models import AnsweredRequest
from naryad.core.requests import KeyReused, answer_once
from naryad.people.models import Person
from tests.threads import at_once
from tests.world import World


def _send(world: World, act: Callable[[], Any], **changes: Any) -> Any:
    request: dict[str, Any] = {
        "organization_id": world.service.id,
        "person_id": world.service.admin.pk,
        "key": "one-form",
        "given": {"name": "Зенит"},
        "at": world.at,
    }
    return answer_once(act, **{**request, **changes})


def _rename(world: World) -> Callable[[], dict[str, int]]:
    """An act whose doings can be counted in the database."""

    def act() -> dict[str, int]:
        person = Person.objects.get(pk=world.service.loner.pk)
        time.sleep(0.05)
        Person.objects.filter(pk=person.pk).update(version=person.version + 1)
        return {"version": person.version + 1}

    return act


def _version(world: World) -> int:
    return Person.objects.get(pk=world.service.loner.pk).version


def test_two_at_once_act_once_and_get_the_same_answer(own_world: World) -> None:
    act = _rename(own_world)
    answers = at_once(*[lambda: _send(own_world, act)] * 4)
    assert answers == [{"version": 2}] * 4
    assert _version(own_world) == 2


def test_a_second_sending_gets_the_kept_answer(world: World) -> None:
    act = _rename(world)
    assert _send(world, act) == _send(world, act) == {"version": 2}


def test_another_key_or_person_or_organization_acts_anew(world: World) -> None:
    act = _rename(world)
    _send(world, act)
    _send(world, act, key="another-form")
    _send(world, act, person_id=world.service.head.pk)
    _send(world, act, organization_id=world.other.id)
    assert _version(world) == 5


def test_no_key_keeps_nothing(world: World) -> None:
    act = _rename(world)
    _send(world, act, key="")
    _send(world, act, key="")
    assert _version(world) == 3
    assert not AnsweredRequest.objects.exists()


def test_the_same_key_with_other_input_is_refused(world: World) -> None:
    act = _rename(world)
    _send(world, act)
    with pytest.raises(KeyReused):
        _send(world, act, given={"name": "Маяк"})
    assert _version(world) == 2


def test_an_act_that_fails_leaves_nothing_and_can_be_sent_again(own_world: World) -> None:
    act = _rename(own_world)

    def fail_at_the_end() -> None:
        act()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        _send(own_world, fail_at_the_end)
    assert _version(own_world) == 1
    assert _send(own_world, act) == {"version": 2}
