"""Does a page stay small where the cells of a file are not, and is nothing of them lost?"""

from django.urls import reverse

from naryad.spreadsheets.models import ImportRow
from tests.web.imports.files import bring_in, check
from tests.web.pages import english, read_form, read_words
from tests.world import World


def test_a_long_text_is_cut_in_the_grid_and_whole_on_the_page_of_its_row(world: World) -> None:
    client = english(world, world.service.admin)
    long = "я" * 99_000
    run = bring_in(client, f"Длиннов;Иван;long@import.example;{long}")
    check(client, run, key="email", **{"same-companies": world.service.polus.name})
    html = client.get(reverse("import", args=[run.pk])).content.decode()
    assert f">{'я' * 300}…</a>" in html and "data-grid-cut" in html and "я" * 301 not in html
    row = reverse("import_row", args=[run.pk, 2])
    form = read_form(client.get(row), row)
    assert form.fields["cell-3"] == [long]
    answer = client.post(row, form.filled(**{"cell-3": long + "я" * 1_001}))
    assert answer.status_code == 422
    assert "At most 100000 characters." in read_words(answer)
    assert client.post(row, form.filled(**{"cell-3": long + "ю"})).status_code == 303
    assert ImportRow.objects.get(run=run, line=2).fixed == {"3": long + "ю"}
