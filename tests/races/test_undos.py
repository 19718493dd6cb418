"""Does an undo leave alone what somebody saves between its look and its lock?"""

from functools import partial

from django.db.models import F

from naryad.people.models import Person
from naryad.spreadsheets.actions import undo_import
from naryad.spreadsheets.importing import UNDO, go_on
from tests.races.holding import held_up
from tests.spreadsheets.staging import check, remarks, run_whole, stage
from tests.spreadsheets.test_imports import HEADS, a_crowd
from tests.world import World


def test_what_is_saved_at_the_last_moment_is_kept_and_the_rest_goes(own_world: World) -> None:
    head, at = own_world.service.head, own_world.at
    run = stage(own_world, head, "customers", HEADS, a_crowd(own_world, 3), key="email")
    run_whole(own_world, check(own_world, run))
    undo_import(run.pk, by=own_world.actor(head), at=at)
    saved = Person.objects.filter(email="p1@import.example")
    save = partial(saved.update, position="boss", version=F("version") + 1)
    assert held_up(save, partial(go_on, run.pk, UNDO)) == [None]
    assert remarks(run) == {(3, None): "TouchedSince"}
    living = Person.objects.filter(email__endswith="@import.example", deleted_at=None)
    assert list(living.values_list("position", flat=True)) == ["boss"]
