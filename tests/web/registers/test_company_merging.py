"""Is a merging explained beforehand, done once, and taken back from where it says so?"""

from django.test import Client

from naryad.access.permissions import Permission
from naryad.companies.actions import delete_companies, merge_companies
from naryad.companies.models import Company
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.people.models.role import RolePermission
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _page(company: Company, part: str = "") -> str:
    return f"/office/companies/{company.pk}/{part}"


def test_consequences_come_first_and_the_merging_can_be_undone(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _page(house.mayak, "merging/")
    form = read_form(client.get(path), path)
    looked = client.post(path, form.filled(into_id=str(house.zenit.pk), look="1"))
    assert looked.status_code == 200
    words = read_words(looked)
    assert "1 company below it will stand under “Зенит”." in words
    assert "People: " in words
    assert "Merge into “Зенит”" in words
    assert Company.objects.get(pk=house.mayak.pk).deleted_at is None

    sent = read_form(looked, path).filled()
    for _time in range(2):
        answer = client.post(path, sent)
        assert answer.status_code == 303
        assert answer.headers["Location"] == _page(house.zenit)
    assert Event.objects.filter(kind="company.merged").count() == 1
    history = read_words(client.get(_page(house.zenit, "history/")))
    assert "Objects and equipment 1 Contracts 1" in history
    assert "Merged into it М Маяк Its own history" in history
    assert "Another company merged into it" in history
    card = read_words(client.get(_page(house.mayak)))
    assert "into another company, which has all that hung on it. Зенит" in card
    assert "Restore" not in card

    path = _page(house.mayak, "parting/")
    answer = client.post(path, read_form(client.get(path), path).filled())
    assert answer.headers["Location"] == _page(house.mayak)
    assert "The merging was undone" in read_words(client.get(_page(house.mayak, "history/")))


def test_a_merging_after_somebody_else_saved_is_refused(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _page(house.mayak, "merging/")
    form = read_form(client.get(path), path)
    looked = client.post(path, form.filled(into_id=str(house.zenit.pk), look="1"))
    Company.objects.filter(pk=house.zenit.pk).update(version=7)
    answer = client.post(path, read_form(looked, path).filled())
    assert answer.status_code == 409
    words = read_words(answer)
    assert "One of the two has been changed since you looked" in words
    again = client.post(path, read_form(answer, path).filled(look="1"))
    assert client.post(path, read_form(again, path).filled()).status_code == 303


def test_what_is_chosen_after_the_look_is_looked_at_first(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _page(house.mayak, "merging/")
    form = read_form(client.get(path), path)
    looked = client.post(path, form.filled(into_id=str(house.zenit.pk), look="1"))
    other = client.post(path, read_form(looked, path).filled(into_id=str(house.polus.pk)))
    assert other.status_code == 200
    assert "Merge into “Полюс”" in read_words(other)
    assert Company.objects.get(pk=house.mayak.pk).deleted_at is None
    assert client.post(path, read_form(other, path).filled()).status_code == 303


def test_without_a_choice_the_field_says_so(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _page(house.mayak, "merging/")
    answer = client.post(path, read_form(client.get(path), path).filled())
    assert answer.status_code == 422
    assert "Choose a company from the list." in read_words(answer)


def test_whoever_may_not_merge_is_offered_nothing(world: World) -> None:
    house = world.service
    assert "Merge into another" not in read_words(
        english(world, house.dispatcher).get(_page(house.mayak))
    )
    assert english(world, house.dispatcher).get(_page(house.mayak, "merging/")).status_code == 403
    assert english(world, house.technician).get(_page(house.mayak, "merging/")).status_code == 404


def test_histories_name_only_companies_that_the_reader_sees(world: World) -> None:
    """And tell no number of what they may not see."""
    house, by = world.service, world.actor(world.service.head)
    merge_companies(house.mayak.pk, into_id=house.own_company.pk, by=by, at=world.at)
    # The technician works for the own company and sees it alone.
    client = english(world, house.technician)
    words = read_words(client.get(_page(house.own_company, "history/")))
    assert "Another company merged into it" in words
    assert "Merged company …" in words
    for hidden in ("Маяк", "Contracts", "Objects and equipment", "People"):
        assert hidden not in words.partition("company merged into it")[2], hidden


def test_histories_go_on_naming_what_is_deleted(world: World) -> None:
    """To whoever saw it, whether or not they may restore it."""
    house = world.service
    only(delete_companies([house.zenit.pk], by=world.actor(house.head), at=world.at))
    words = read_words(english(world, house.dispatcher).get(f"/office/assets/{house.tower.pk}/"))
    assert "Company Зенит" in words.partition("History")[2]


def test_what_would_go_over_is_counted_as_far_as_it_is_seen(world: World) -> None:
    house = world.service
    client = _technician_with(
        world,
        Permission.SEE_ALL_COMPANIES,
        Permission.DELETE_COMPANIES,
        Permission.MERGE_COMPANIES,
    )
    # Of Mayak the technician of the North sees neither people, objects nor contracts.
    paths = ("deletion/", f"merging/?into={house.polus.pk}")
    for words in (read_words(client.get(_page(house.mayak, part))) for part in paths):
        for sort in ("People", "Objects and equipment", "Contracts"):
            assert f"{sort} that you do not see" in words
            assert f"{sort}: " not in words


def _technician_with(world: World, *permissions: Permission) -> Client:
    role = world.service.roles["TECHNICIAN"]
    for permission in permissions:
        RolePermission.objects.create(
            organization=role.organization, role=role, permission=permission
        )
    return english(world, world.service.technician)
