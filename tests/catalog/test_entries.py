"""Do the directories keep their names apart and their history whole?"""

import pytest

from naryad.catalog.actions import add_entry, delete_entry, edit_entry, restore_entry
from naryad.catalog.directories import DIRECTORIES, find_directory
from naryad.catalog.models import Entry, Reason, Skill
from naryad.catalog.queries import count_entries, deleted_entries, hanging_on_entry, list_entries
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Stale
from naryad.core.labels import Label
from naryad.core.names import NameTaken
from naryad.history.models import Event
from naryad.people.models import Person, PersonSkill
from tests.threads import at_once
from tests.world import World

EVERY = pytest.mark.parametrize("noun", list(DIRECTORIES))


def last_event(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


def row(noun: str, pk: int) -> Entry:
    entry: Entry = find_directory(noun).model._default_manager.get(pk=pk)
    return entry


@EVERY
def test_an_entry_is_added_renamed_deleted_and_brought_back(world: World, noun: str) -> None:
    by, at, subject = world.actor(world.service.head), world.at, find_directory(noun).subject
    pk = add_entry(noun, Label(ru="Новая"), by=by, at=at)
    assert (last_event(world).kind, row(noun, pk).version) == (f"{subject}.added", 1)

    edit_entry(noun, pk, Label(ru="Иная", en="Other"), seen_version=1, by=by, at=at)
    assert row(noun, pk).name == {"ru": "Иная", "en": "Other"}
    assert last_event(world).changes["name"]["old"] == {"ru": "Новая"}

    delete_entry(noun, pk, reassign_to=None, by=by, at=at)
    assert pk not in [entry.pk for entry in list_entries(by, noun)]
    assert [entry.pk for entry in deleted_entries(by, noun)] == [pk]

    restore_entry(noun, pk, by=by, at=at)
    assert (row(noun, pk).deleted_at, last_event(world).kind) == (None, f"{subject}.restored")


@EVERY
def test_a_dispatcher_changes_no_directory(world: World, noun: str) -> None:
    by, at = world.actor(world.service.dispatcher), world.at
    for act in (
        lambda: add_entry(noun, Label(ru="Новая"), by=by, at=at),
        lambda: edit_entry(noun, 1, Label(ru="Новая"), seen_version=None, by=by, at=at),
        lambda: delete_entry(noun, 1, reassign_to=None, by=by, at=at),
        lambda: restore_entry(noun, 1, by=by, at=at),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_foreign_entries_are_not_there(world: World) -> None:
    by, at, foreign = world.actor(world.service.head), world.at, world.other.skill.pk
    for act in (
        lambda: edit_entry("skills", foreign, Label(ru="Икс"), seen_version=None, by=by, at=at),
        lambda: delete_entry("skills", foreign, reassign_to=None, by=by, at=at),
        lambda: restore_entry("skills", foreign, by=by, at=at),
    ):
        with pytest.raises(NotVisible):
            act()


def test_an_unknown_directory_is_not_there(world: World) -> None:
    with pytest.raises(NotVisible):
        add_entry("people", Label(ru="Новая"), by=world.actor(world.service.head), at=world.at)


def test_a_name_is_taken_in_each_language_whatever_its_case(world: World) -> None:
    by = world.actor(world.service.head)
    with pytest.raises(Invalid) as caught:
        add_entry("skills", Label(ru="ЛИФТЫ", en="lifts"), by=by, at=world.at)
    assert set(caught.value.errors) == {"name_ru", "name_en"}
    with pytest.raises(Invalid) as caught:
        add_entry("skills", Label(), by=by, at=world.at)
    assert set(caught.value.errors) == {"name"}


def test_directories_do_not_share_names(world: World) -> None:
    by = world.actor(world.service.head)
    assert add_entry("work-types", world.service.skill.name, by=by, at=world.at)


def test_an_entry_may_change_the_case_of_its_own_name(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill
    edit_entry("skills", skill.pk, Label(ru="ЛИФТЫ"), seen_version=1, by=by, at=world.at)
    skill.refresh_from_db()
    assert skill.name == {"ru": "ЛИФТЫ"}


def test_an_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    by, skill, events = world.actor(world.service.head), world.service.skill, Event.objects.count()
    edit_entry("skills", skill.pk, skill.name, seen_version=0, by=by, at=world.at)
    assert Event.objects.count() == events


def test_an_entry_keeps_a_name(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill.pk
    with pytest.raises(Invalid) as caught:
        edit_entry("skills", skill, Label(), seen_version=1, by=by, at=world.at)
    assert set(caught.value.errors) == {"name"}


def test_a_stale_edit_tells_mine_and_theirs(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill.pk
    edit_entry("skills", skill, Label(ru="Их"), seen_version=1, by=by, at=world.at)
    with pytest.raises(Stale) as caught:
        edit_entry("skills", skill, Label(ru="Моё"), seen_version=1, by=by, at=world.at)
    assert caught.value.differences == {"name": ({"ru": "Моё"}, {"ru": "Их"})}


def test_an_entry_does_not_come_back_beside_a_living_twin(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill
    delete_entry("skills", skill.pk, reassign_to=None, by=by, at=world.at)
    add_entry("skills", Label(en="LIFTS"), by=by, at=world.at)
    with pytest.raises(NameTaken, match="Lifts"):
        restore_entry("skills", skill.pk, by=by, at=world.at)


def test_people_keep_a_deleted_skill(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill
    assert [each.count for each in hanging_on_entry(by, "skills", skill.pk)] == [1, 1, 1]
    delete_entry("skills", skill.pk, reassign_to=None, by=by, at=world.at)

    assert PersonSkill.objects.filter(skill=skill).count() == 1


def test_people_of_a_deleted_skill_move_to_another_when_asked(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    other = add_entry("skills", Label(ru="Эскалаторы"), by=by, at=world.at)
    version = Person.objects.get(pk=house.technician.pk).version
    delete_entry("skills", house.skill.pk, reassign_to=other, by=by, at=world.at)

    link = PersonSkill.objects.get(person=house.technician)
    assert link.skill_id == other
    assert Person.objects.get(pk=house.technician.pk).version == version + 1
    event = Event.objects.get(changes__has_key="skills", subject_id=house.technician.pk)
    assert event.changes["skills"]["old"] == [
        {"id": house.skill.pk, "name": dict(house.skill.name)}
    ]


def test_somebody_with_both_skills_keeps_one_link(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    other = add_entry("skills", Label(ru="Эскалаторы"), by=by, at=world.at)
    PersonSkill.objects.create(
        organization_id=house.id, person=house.technician, skill=Skill.objects.get(pk=other)
    )
    delete_entry("skills", house.skill.pk, reassign_to=other, by=by, at=world.at)

    links = PersonSkill.objects.filter(person=house.technician)
    assert [link.skill_id for link in links] == [other]


def test_the_banned_get_another_reason_when_asked(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    other = Reason.objects.exclude(pk=house.ban_reason.pk).filter(organization_id=house.id)[0]
    delete_entry("ban-reasons", house.ban_reason.pk, reassign_to=other.pk, by=by, at=world.at)

    house.banned.refresh_from_db()
    assert house.banned.ban_reason_id == other.pk


def test_things_move_only_to_another_living_line(world: World) -> None:
    by, skill = world.actor(world.service.head), world.service.skill.pk
    for target in (skill, world.other.skill.pk, 10**9):
        with pytest.raises(Invalid) as caught:
            delete_entry("skills", skill, reassign_to=target, by=by, at=world.at)
        assert set(caught.value.errors) == {"reassign_to"}


def test_a_directory_is_searched_in_both_languages_and_sorted_by_name(world: World) -> None:
    by = world.actor(world.service.head)
    add_entry("skills", Label(ru="Ёмкости", en="Tanks"), by=by, at=world.at)
    add_entry("skills", Label(ru="Вентиляция"), by=by, at=world.at)

    assert [str(entry.name) for entry in list_entries(by, "skills", query="tan")] == ["Tanks"]
    assert list_entries(by, "skills", query="емк")
    assert count_entries(by)["skills"] == len(list_entries(by, "skills")) == 3


def test_a_customer_sees_no_directory(world: World) -> None:
    assert list_entries(world.actor(world.service.customer), "skills") == []


def test_two_who_give_one_name_at_once_make_one_entry(own_world: World) -> None:
    by = own_world.actor(own_world.service.head)

    def act() -> int:
        return add_entry("skills", Label(ru="Эскалаторы"), by=by, at=own_world.at)

    outcomes = at_once(act, act)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Invalid", "int"]
