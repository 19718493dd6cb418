"""Who reads an attached file, and who learns that there is one?"""

import pytest

from naryad.access.actor import Actor
from naryad.assets.actions import delete_assets, withdraw_assets
from naryad.companies.actions import merge_companies, undo_merge
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.files.models import File
from naryad.files.owners import Owner
from naryad.files.visibility import attached_file, files_of, main_photos, readable_file
from naryad.history.models import Event
from naryad.lists.timeline import read_timeline
from tests.access.tables import columns_of, differences, read_table, rows_of
from tests.files.attaching import attach
from tests.files.pictures import png
from tests.world import World

# "hidden" hangs on the same object or company and is not for customers.
FILES = read_table("""
viewer           lift lift_hidden pump depot zenit zenit_hidden of_tower
admin            x    x           x    x     x     x     x
head             x    x           x    x     x     x     x
dispatcher       x    x           x    x     x     x     x
technician       x    x           -    -     -     -     -
technician_south -    -           -    x     -     -     -
customer         x    -           -    -     x     -     -
lead_customer    x    -           -    -     x     -     -
customer_of_two  -    -           -    x     -     -     -
former_customer  -    -           -    -     -     -     -
loner            -    -           -    -     -     -     -
system           -    -           -    -     -     -     -
stranger         -    -           -    -     -     -     -
""")


_NOUNS = {"zenit": "company", "of_tower": "contract"}


def _viewer(world: World, name: str) -> Actor:
    if name == "system":
        return world.service.system
    house = world.service
    return world.actor(world.other.admin if name == "stranger" else house.people[name])


def _attach_all(world: World) -> dict[str, File]:
    house, files = world.service, {}
    for column in columns_of(FILES):
        name, hidden, _rest = column.partition("_hidden")
        noun = _NOUNS.get(name, "asset")
        owner = Owner(noun, getattr(house, name).pk)
        is_marked = not hidden
        files[column] = attach(world, owner, upload=png(), name="x.png", is_for_customers=is_marked)
    return files


def _ways(actor: Actor, file: File) -> set[bool]:
    """Every way to a file says the same: by its key, by its id, in the list, as the photo."""
    file.refresh_from_db()
    owner = Owner(file.owner_noun, file.owner_id)

    def try_list() -> None:
        if not files_of(owner, actor=actor).filter(pk=file.pk).exists():
            raise NotVisible

    answers = set()
    for way in (
        lambda: readable_file(actor, file.key),
        lambda: attached_file(file.pk, actor=actor),
        try_list,
    ):
        try:
            way()
            answers.add(True)
        except NotVisible:
            answers.add(False)
    return answers


@pytest.mark.parametrize("viewer", rows_of(FILES))
def test_files_are_read_as_the_table_says(world: World, viewer: str) -> None:
    files, actor = _attach_all(world), _viewer(world, viewer)
    found = {}
    for column, file in files.items():
        (sees,) = _ways(actor, file)
        found[viewer, column] = "x" if sees else "-"
    expected = {key: mark for key, mark in FILES.items() if key[0] == viewer}
    assert list(differences(expected, found)) == []


def test_a_customer_gets_the_first_photo_that_is_for_customers(world: World) -> None:
    house, actor = world.service, world.actor(world.service.customer)
    assert main_photos("asset", [house.lift.pk], actor=actor) == {}
    files = _attach_all(world)
    File.objects.filter(pk=files["lift_hidden"].pk).update(is_main=True)
    assert main_photos("asset", [house.lift.pk], actor=actor)[house.lift.pk] == files["lift"]


def test_what_a_customer_sees_no_more_takes_its_files_along(world: World) -> None:
    file, customer = attach(world, is_for_customers=True), world.actor(world.service.customer)
    head = world.actor(world.service.head)
    assert _ways(customer, file) == {True}
    only(withdraw_assets([world.service.lift.pk], by=head, at=world.at))
    assert _ways(customer, file) == {False}
    assert _ways(head, file) == {True}
    only(delete_assets([world.service.lift.pk], by=head, at=world.at))
    assert _ways(world.actor(world.service.technician), file) == {False}
    assert _ways(head, file) == {True}, "whoever may restore the object sees its files"


def test_a_deleted_file_is_read_by_nobody_and_named_by_history(world: World) -> None:
    house, head = world.service, world.actor(world.service.head)
    file = attach(world, is_for_customers=True)
    File.objects.filter(pk=file.pk).update(deleted_at=world.at)
    for actor in (head, world.actor(house.customer)):
        assert _ways(actor, file) == {False}

    def names(actor: Actor) -> list[str]:
        (event, *_) = read_timeline("asset", house.lift.pk, actor=actor)
        return [event.changes["file"]["new"]["name"]]

    assert names(head) == ["Паспорт.pdf"]
    assert names(world.actor(house.customer)) == ["…"]


def test_files_go_over_with_their_company_and_come_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    polus, zenit = Owner("company", house.polus.pk), Owner("company", house.zenit.pk)
    marked = attach(world, polus, is_for_customers=True)
    deleted = attach(world, polus, name="Старый.pdf")
    File.objects.filter(pk=deleted.pk).update(deleted_at=world.at)
    own = attach(world, zenit, name="Свой.pdf")

    merge_companies(polus.id, into_id=zenit.id, by=by, at=world.at)
    assert _owners(marked, deleted, own) == [zenit.id] * 3
    assert _ways(world.actor(house.customer), marked) == {True}
    took_in = Event.objects.filter(kind="company.took_in").latest("pk")
    assert took_in.changes["files"] == {"old": None, "new": 1}

    undo_merge(polus.id, by=by, at=world.at)
    assert _owners(marked, deleted, own) == [polus.id, polus.id, zenit.id]
    assert _ways(world.actor(house.customer), marked) == {False}


def _owners(*files: File) -> list[int]:
    return [File.objects.get(pk=file.pk).owner_id for file in files]
