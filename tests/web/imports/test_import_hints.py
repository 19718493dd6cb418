"""Does an import say what would let many rows in at once, to whoever may do so?"""

from django.urls import reverse

from naryad.access.permissions import Permission
from naryad.people.models import RolePermission
from tests.web.imports.files import bring_in, check
from tests.web.pages import english, read_words
from tests.world import World

HEADS = "Фамилия;Имя;E-mail;Компания"
LINES = ("Один;Иван;one@import.example;Нет такой", "Два;Олег;two@import.example;Нет и такой")
HINT = "Rows name what is not there: Companies – 2. It can be created from the file."


def test_what_is_not_there_may_be_created_of_the_file(world: World) -> None:
    client = english(world, world.service.admin)
    run = bring_in(client, *LINES, heads=HEADS)
    check(client, run, key="email", **{"same-roles": "Customer"})
    page = client.get(reverse("import", args=[run.pk]))
    assert HINT in read_words(page)
    columns = reverse("import_columns", args=[run.pk])
    assert f'href="{columns}#create"' in page.content.decode()
    assert 'id="create"' in client.get(columns).content.decode()
    check(client, run, key="email", create=["companies"])
    assert run.counts["new"] == 2
    assert "It can be created" not in read_words(client.get(reverse("import", args=[run.pk])))


def test_whoever_may_not_add_it_is_not_told_that_it_could_be(world: World) -> None:
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role, permission=Permission.EDIT_COMPANIES).delete()
    client = english(world, world.service.dispatcher)
    run = bring_in(client, *LINES, heads=HEADS)
    columns = client.get(reverse("import_columns", args=[run.pk])).content.decode()
    assert 'name="create"' not in columns
    check(client, run, key="email", **{"same-roles": "Customer"})
    words = read_words(client.get(reverse("import", args=[run.pk])))
    assert run.counts["error"] == 2 and "It can be created" not in words
