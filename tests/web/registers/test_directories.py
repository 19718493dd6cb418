"""Does the office keep its small directories, in both languages?"""

import pytest

from naryad.catalog.models import Reason, Skill, WorkType
from tests.web.pages import PART, english, read_form, read_words
from tests.world import FOREIGN_WORD, World

NOUNS = ("skills", "work-types", "ban-reasons")
MODELS = {"skills": Skill, "work-types": WorkType, "ban-reasons": Reason}


def _path(noun: str, part: str = "") -> str:
    return f"/office/directories/{noun}/{part}"


def test_the_first_directory_answers_at_the_address_of_all(world: World) -> None:
    words = read_words(english(world, world.service.admin).get("/office/directories/"))
    assert "Лифты Lifts" in words


@pytest.mark.parametrize("noun", NOUNS)
def test_a_line_is_added_renamed_deleted_and_restored(world: World, noun: str) -> None:
    client = english(world, world.service.head)
    new = _path(noun, "new/")
    sent = read_form(client.get(new), new).filled(name_ru="Насосы", name_en="Pumps")
    for _click in range(2):
        assert client.post(new, sent).status_code == 303
    entry = MODELS[noun]._default_manager.get(name__en="Pumps")

    edit = _path(noun, f"{entry.pk}/edit/")
    sent = read_form(client.get(edit), edit).filled(name_en="Big pumps")
    assert client.post(edit, sent).status_code == 303
    assert "Насосы Big pumps" in read_words(client.get(_path(noun)))

    deletion = _path(noun, f"{entry.pk}/deletion/")
    sent = read_form(client.get(deletion), deletion).filled()
    for _click in range(2):
        assert client.post(deletion, sent).status_code == 303
    assert "Big pumps" in read_words(client.get(_path(noun, "?deleted")))
    for _click in range(2):
        assert client.post(_path(noun, f"{entry.pk}/restoration/")).status_code == 303
    assert entry.name["en"] == "Pumps"
    entry.refresh_from_db()
    assert entry.deleted_at is None
    assert entry.name["en"] == "Big pumps"


def test_what_has_a_deleted_line_may_get_another(world: World) -> None:
    house = world.service
    other = Skill.objects.create(organization=house.organization, name={"en": "Boilers"})
    client = english(world, house.admin)
    path = _path("skills", f"{house.skill.pk}/deletion/")
    page = client.get(path)
    assert "people: 1" in read_words(page).lower()
    sent = read_form(page, path).filled(reassign_to=str(other.pk))
    assert client.post(path, sent).status_code == 303
    card = client.get(f"/office/people/{house.technician.pk}/qualification/")
    assert "Boilers" in read_words(card)


def test_a_taken_name_stands_at_its_language(world: World) -> None:
    client = english(world, world.service.admin)
    new = _path("skills", "new/")
    answer = client.post(new, read_form(client.get(new), new).filled(name_en="LIFTS"))
    assert answer.status_code == 422
    assert 'id="id_name_en-error"' in answer.content.decode()


def test_a_name_that_came_back_in_the_meantime_holds_up_a_restoration(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _path("skills", f"{house.skill.pk}/deletion/")
    client.post(path, read_form(client.get(path), path).filled())
    Skill.objects.create(organization=house.organization, name={"en": "Lifts"})
    answer = client.post(_path("skills", f"{house.skill.pk}/restoration/"))
    assert answer.status_code == 409
    assert "already exists" in read_words(answer)


def test_a_dialog_is_told_where_to_go_once_the_line_is_there(world: World) -> None:
    client = english(world, world.service.admin)
    new = _path("skills", "new/")
    sent = read_form(client.get(new), new).filled(name_en="Boilers")
    answer = client.post(new, sent, headers=PART)
    assert answer.headers["HX-Redirect"] == _path("skills")
    assert Skill.objects.filter(name__en="Boilers").exists()


def test_the_search_looks_in_both_languages(world: World) -> None:
    client = english(world, world.service.admin)
    for letters in ("лиф", "LIF"):
        words = read_words(client.get(_path("skills"), {"q": letters}, headers=PART))
        assert "Лифты Lifts" in words
    assert "Лифты" not in read_words(client.get(_path("skills"), {"q": "x"}, headers=PART))


def test_a_directory_that_is_not_there_is_not_there(world: World) -> None:
    client = english(world, world.service.admin)
    assert client.get(_path("roles")).status_code == 404
    assert client.get(_path("roles", "new/")).status_code == 404


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("part", ["edit/", "deletion/", "restoration/"])
def test_lines_of_others_are_not_there_and_a_dispatcher_may_only_look(
    world: World, noun: str, part: str
) -> None:
    attribute = {"skills": "skill", "work-types": "work_type", "ban-reasons": "ban_reason"}[noun]
    foreign, own = (getattr(house, attribute) for house in (world.other, world.service))
    admin = english(world, world.service.admin)
    assert admin.post(_path(noun, f"{foreign.pk}/{part}")).status_code == 404
    dispatcher = english(world, world.service.dispatcher)
    assert dispatcher.get(_path(noun)).status_code == 200
    assert dispatcher.post(_path(noun, f"{own.pk}/{part}")).status_code == 403
    assert english(world, world.service.customer).get(_path(noun)).status_code == 404
    assert FOREIGN_WORD not in admin.get(_path(noun)).content.decode()
