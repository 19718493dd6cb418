"""Is a ticket split into parts and copied from its card, and do its parts add up?"""

from datetime import timedelta
from urllib.parse import urlsplit

from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move
from tests.web.pages import english, read_form, read_words
from tests.world import World

LIST = "/office/tickets/"
RUNS = "/office/runs/"


def _card(ticket: Ticket) -> str:
    return f"{LIST}{ticket.pk}/"


def test_a_part_begins_with_where_the_whole_is(world: World) -> None:
    house = world.service
    whole = ask(world, title="Большое дело", asset_id=house.depot.pk, company_id=house.mayak.pk)
    client = english(world, house.dispatcher)
    assert "Add a part" in read_words(client.get(_card(whole)))
    new = f"{LIST}new/?parent_id={whole.pk}&asset_id={house.depot.pk}&company_id={house.mayak.pk}"
    assert new.replace("&", "&amp;") in client.get(_card(whole)).content.decode()
    form = read_form(client.get(new), f"{LIST}new/")
    answer = client.post(f"{LIST}new/", form.filled(title="Первая часть"))
    assert answer.status_code == 303
    part = Ticket.objects.get(title="Первая часть")
    assert (part.parent_id, part.asset_id) == (whole.pk, house.depot.pk)
    assert part.company_id == house.mayak.pk
    assert part.title in read_words(client.get(_card(whole)))
    assert part.title in read_words(client.get(f"{LIST}?parent={whole.pk}"))


def test_parts_add_up_to_done_and_overdue(world: World) -> None:
    house = world.service
    whole = ask(world, title="Целое")
    hour = timedelta(hours=1)
    done = ask(world, title="Готовая", parent_id=whole.pk, deadline=world.at - hour)
    move(world, done, "Решена без выезда", house.dispatcher)
    waiting = ask(world, title="Ждущая", parent_id=whole.pk, deadline=world.at - hour)
    move(world, waiting, "Нет запчасти", house.dispatcher)
    ask(world, title="Опоздавшая", parent_id=whole.pk, deadline=world.at - hour)
    ask(world, title="Спокойная", parent_id=whole.pk)
    words = read_words(english(world, house.dispatcher).get(_card(whole)))
    assert "1 of 4 done" in words
    assert "overdue: 1" in words


def test_a_copy_has_all_but_number_time_and_people(world: World) -> None:
    house = world.service
    first = ask(
        world,
        title="Образец",
        text="Как было",
        deadline=world.at + timedelta(days=1),
        assignee_ids=frozenset({house.technician.pk}),
    )
    client = english(world, house.dispatcher)
    new = f"{LIST}new/?copy={first.pk}"
    assert new in client.get(_card(first)).content.decode()
    form = read_form(client.get(new), f"{LIST}new/")
    made = client.post(f"{LIST}new/", form.filled())
    assert made.status_code == 303
    copy = Ticket.objects.get(pk=int(urlsplit(made["Location"]).path.split("/")[3]))
    assert (copy.title, copy.text, copy.asset_id) == ("Образец", "Как было", first.asset_id)
    assert copy.number != first.number
    assert copy.deadline is None or copy.deadline != first.deadline


def test_of_a_whole_that_one_does_not_see_no_list_tells(world: World) -> None:
    house = world.service
    whole = ask(world, title="Тайное целое", asset_id=house.depot.pk)
    ask(world, title="Явная часть", parent_id=whole.pk)
    client = english(world, house.technician)
    words = read_words(client.get(f"{LIST}?parent={whole.pk}"))
    assert "Явная часть" not in words
    assert "Тайное" not in words
    options = read_words(client.get(f"{LIST}options/?field=parent&q=Тайное"))
    assert "Тайное целое" not in options


def test_nor_does_the_question_before_a_move_whose_ids_somebody_typed(world: World) -> None:
    house = world.service
    whole = ask(world, asset_id=house.depot.pk)
    ask(world, parent_id=whole.pk)
    asked = {"do": "move", "pick": [f"{whole.pk}.1"], "list": "tickets"}
    for person, is_told in ((house.technician, False), (house.head, True)):
        question = english(world, person).post(RUNS, asked)
        assert question.status_code == 200
        assert ("open parts" in read_words(question)) == is_told


def test_before_something_is_done_with_many_wholes_it_is_said_what_becomes_of_their_parts(
    world: World,
) -> None:
    house = world.service
    whole, above = ask(world, title="Целое"), ask(world, title="Выше")
    part, other = (ask(world, title=each, parent_id=whole.pk) for each in ("Первая", "Вторая"))
    head = english(world, house.head)

    def read_question(verb: str, *tickets: Ticket) -> str:
        picked = [f"{each.pk}.{Ticket.objects.get(pk=each.pk).version}" for each in tickets]
        return read_words(head.post(RUNS, {"do": verb, "pick": picked, "list": "tickets"}))

    said = {
        "move": "1 of them has open parts: they stay where they are.",
        "parent": "1 of them has parts of its own: they go along and stay its parts.",
    }
    for verb, words in said.items():
        assert words in read_question(verb, whole, above)
        assert words in read_question(verb, whole, part)
        assert words not in read_question(verb, whole, part, other)
        assert words not in read_question(verb, above, part)
    assert "of them has" not in read_question("assign", whole)
    for each in (part, other):
        move(world, each, "Заказчик отказался", house.dispatcher)
    assert said["move"] not in read_question("move", whole)
    assert said["parent"] in read_question("parent", whole)
    # And so it comes: what goes below another ticket takes its parts along.
    question = head.post(RUNS, {"do": "parent", "pick": [f"{whole.pk}.1"], "list": "tickets"})
    form = read_form(question, RUNS)
    assert head.post(RUNS, form.filled(parent_id=str(above.pk))).status_code == 303
    for each, of in ((whole, above), (part, whole), (other, whole)):
        each.refresh_from_db()
        assert each.parent_id == of.pk


def test_a_whole_is_deleted_alone_once_that_is_said_and_comes_back_to_its_parts(
    world: World,
) -> None:
    house = world.service
    whole, plain = ask(world, title="Целое"), ask(world, title="Простая")
    part = ask(world, title="Часть", parent_id=whole.pk)
    head = english(world, house.head)

    def is_deleted(ticket: Ticket) -> bool:
        return Ticket.objects.get(pk=ticket.pk).deleted_at is not None

    # Nothing has to be said of what has no parts, or goes with all of them.
    head.post(RUNS, {"do": "delete", "pick": [f"{plain.pk}.1"], "list": "tickets"})
    assert is_deleted(plain)
    question = head.post(RUNS, {"do": "delete", "pick": [f"{whole.pk}.1"], "list": "tickets"})
    words = "1 of them has parts: they are not deleted and stay its parts."
    assert words in read_words(question)
    assert not is_deleted(whole)
    assert head.post(RUNS, read_form(question, RUNS).filled()).status_code == 303
    assert is_deleted(whole) and not is_deleted(part)
    picked = [f"{whole.pk}.{Ticket.objects.get(pk=whole.pk).version}"]
    head.post(RUNS, {"do": "restore", "pick": picked, "list": "tickets"})
    assert not is_deleted(whole)
    assert part.title in read_words(head.get(_card(whole)))
    both = [f"{whole.pk}.{Ticket.objects.get(pk=whole.pk).version}", f"{part.pk}.1"]
    head.post(RUNS, {"do": "delete", "pick": both, "list": "tickets"})
    assert is_deleted(whole) and is_deleted(part)


def test_the_card_says_before_a_deletion_what_becomes_of_the_parts(world: World) -> None:
    house = world.service
    whole = ask(world, title="Целое", asset_id=house.depot.pk)
    part = ask(world, title="Часть", parent_id=whole.pk)
    path = f"{_card(whole)}deletion/"
    head = english(world, house.head)
    assert "1 part is not deleted and stays its part." in read_words(head.get(path))
    ask(world, title="Вторая", parent_id=whole.pk)
    question = head.get(path)
    assert "2 parts are not deleted and stay its parts." in read_words(question)
    assert "not deleted" not in read_words(head.get(f"{_card(part)}deletion/"))
    assert head.post(path, read_form(question, path).filled()).status_code == 303
    assert Ticket.objects.get(pk=part.pk).deleted_at is None
