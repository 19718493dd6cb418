"""In which language is a name shown, and which names are refused?"""

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from naryad.areas.models import Area
from naryad.core.labels import Label, make_label
from tests.world import World


@pytest.mark.parametrize(
    ("label", "language", "shown"),
    [
        (Label(ru="Север", en="North"), "ru", "Север"),
        (Label(ru="Север", en="North"), "en", "North"),
        (Label(ru="Север"), "en", "Север"),
        (Label(en="North"), "ru", "North"),
        (Label(ru="", en="North"), "ru", "North"),
        (Label(), "ru", ""),
    ],
)
def test_a_name_is_shown_in_the_readers_language_else_in_the_other(
    label: Label, language: str, shown: str
) -> None:
    with override(language):
        assert str(label) == shown


def test_a_name_is_trimmed_and_holds_no_empty_language() -> None:
    assert make_label(ru="  Северный   склад ", en=" ") == {"ru": "Северный склад"}


def _add_area(world: World, name: Label) -> Area:
    with transaction.atomic():
        return Area.objects.create(organization=world.service.organization, name=name)


@pytest.mark.parametrize(
    "name", [Label(), Label(ru="север"), Label(en="NORTH"), Label(ru="Новый", en="north")]
)
def test_the_database_refuses_an_empty_name_and_one_of_a_living_twin(
    name: Label, world: World
) -> None:
    with pytest.raises(IntegrityError):
        _add_area(world, name)


def test_the_name_of_a_deleted_row_and_of_another_organization_is_free(world: World) -> None:
    Area.objects.filter(pk=world.service.north.pk).update(deleted_at=world.at)
    assert _add_area(world, Label(ru="Север", en="North")).pk
    Area.objects.create(organization=world.other.organization, name=Label(ru="Север"))
