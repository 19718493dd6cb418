"""Is what an import leaves behind of use: people to be asked in, a copy to be mended?"""

import io

from django.urls import reverse
from python_calamine import CalamineWorkbook

from naryad.accounts.models import Invitation
from tests.web.imports.files import bring_in, check, work_off
from tests.web.pages import english, read_form, read_words
from tests.world import World

GOOD = "Импортов;Иван;ivan@import.example;Инженер"


def test_whom_it_has_added_is_invited_later_from_its_page(world: World) -> None:
    client = english(world, world.service.admin)
    company = {"same-companies": world.service.polus.name}
    run = check(client, bring_in(client, GOOD), key="email", invite="later", **company)
    path, asks = reverse("import_run", args=[run.pk]), reverse("import_invitations", args=[run.pk])
    page = reverse("import", args=[run.pk])
    assert client.get(asks).status_code == 409
    client.post(path, read_form(client.get(path), path).filled())
    work_off(run)
    assert not Invitation.objects.filter(address="ivan@import.example").exists()
    assert asks in client.get(page).content.decode()
    assert "1 person who was added is sent an invitation." in read_words(client.get(asks))
    assert client.post(asks)["Location"] == page
    work_off(run)
    assert Invitation.objects.filter(address="ivan@import.example").count() == 1
    assert asks not in client.get(page).content.decode()
    assert client.post(asks).status_code == 409
    again = bring_in(client, GOOD)
    assert again.options["invite"] == "later"


def test_nothing_runs_by_the_numbers_of_an_earlier_check(world: World) -> None:
    client = english(world, world.service.admin)
    company = {"same-companies": world.service.polus.name}
    run = check(client, bring_in(client, GOOD), key="email", invite="never", **company)
    path = reverse("import_run", args=[run.pk])
    old = read_form(client.get(path), path).filled()
    client.post(reverse("import_check", args=[run.pk]))
    work_off(run)
    answer = client.post(path, old)
    assert answer.status_code == 409
    assert "checked once more in the meantime" in read_words(answer)
    again = read_form(answer, path).filled()
    assert client.post(path, again)["Location"] == reverse("import", args=[run.pk])
    assert work_off(run).counts["done"] == 1


def test_the_copy_cuts_what_no_workbook_holds_and_says_so(world: World) -> None:
    client = english(world, world.service.admin)
    run = check(
        client,
        bring_in(client, GOOD, f"Длиннов;Иван;long@import.example;{'я' * 40_000}"),
        key="email",
    )
    answer = client.get(reverse("import_remarks", args=[run.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer)))
    long = book.get_sheet_by_index(0).to_python()[2]
    assert long[3] == "я" * 32_767
    assert "Должность (D3): Cut here" in long[4]
