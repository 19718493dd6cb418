"""Does a file become exactly what it says, and does what is wrong stay outside?"""

from collections.abc import Mapping
from typing import Any

from hypothesis import settings

from naryad.companies.models import Company
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.spreadsheets.sheets import sheet_of
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states, undo_whole
from tests.world import World

# Ten thousand with --long.
ALL = 10_000 if settings.get_current_profile_name() == "long" else 300
HEADS = ("last_name", "first_name", "email", "phone", "companies", "roles", "sex")


def a_crowd(world: World, count: int, *, first: int = 0) -> list[list[str]]:
    """The same people each time."""
    company = world.service.zenit.name
    return [
        [
            f"Импортов{place:04}",
            "Пётр",
            f"p{place}@import.example",
            f"8 916 {place:07}",
            company,
            "Customer",
            "м",
        ]
        for place in range(first, first + count)
    ]


def _export(world: World, noun: str) -> Mapping[int, Any]:
    sheet, actor = sheet_of(noun), world.actor(world.service.admin)
    ids = list(sheet.visible(actor).values_list("pk", flat=True))
    return {pk: (known.values, known.words) for pk, known in sheet.current(ids, actor).items()}


def test_every_planted_fault_is_told_at_its_cell_and_no_other(world: World) -> None:
    rows = a_crowd(world, ALL)
    rows[10][0] = ""  # No last name.
    rows[20][2] = "not-an-address"
    rows[30][3] = "12345"
    rows[40][4] = "Nobody & Sons"
    rows[50][5] = "Emperor"
    rows[60][6] = "often"
    rows[70][2] = rows[71][2]  # Two with one e-mail: the first counts.
    rows[80][3] = rows[81][3]
    rows[90][2] = world.service.technician.email  # An employee has it.
    rows[100][5] = "Administrator"  # More than a dispatcher may give.
    rows[110][0] = "x" * 101
    run = stage(world, world.service.dispatcher, "customers", HEADS, rows, key="email")
    check(world, run)
    assert remarks(run) == {
        (12, 0): "MissingInNew",
        (22, 2): "Invalid",
        (32, 3): "Invalid",
        (42, 4): "NotThere",
        (52, 5): "NotThere",
        (62, 6): "NotAChoice",
        (73, 2): "SameAsLine",
        (83, 3): "SameAsLine",
        (92, 2): "Invalid",
        (102, 5): "RoleNotYours",
        (112, 0): "Invalid",
    }
    assert states(run) == {"new": ALL - 11, "error": 11}
    assert not Person.objects.filter(email__endswith="@import.example").exists()


def test_the_same_file_again_changes_nothing(world: World) -> None:
    rows = a_crowd(world, 30)
    first = stage(world, world.service.head, "customers", HEADS, rows, key="email")
    run_whole(world, check(world, first))
    assert states(first) == {"done": 30}
    before, events = _export(world, "customers"), Event.objects.count()
    again = stage(world, world.service.head, "customers", HEADS, rows, key="phone")
    check(world, again)
    assert states(again) == {"same": 30}
    assert (_export(world, "customers"), Event.objects.count()) == (before, events)


def test_an_undo_brings_back_what_was_there(world: World) -> None:
    before = _export(world, "customers")
    customer = world.service.customer
    rows = a_crowd(world, 20)
    rows.append(["Новая", "Фамилия", customer.email, "", "", "", "ж"])
    run = stage(world, world.service.head, "customers", HEADS, rows, key="email")
    run_whole(world, check(world, run))
    assert states(run) == {"done": 21}
    changed = _export(world, "customers")[customer.pk][0]
    assert (changed["last_name"], changed["phone"]) == ("Новая", before[customer.pk][0]["phone"])
    undo_whole(world, run)
    assert states(run) == {"undone": 21}
    assert _export(world, "customers") == before
    kinds = Event.objects.filter(subject="import", subject_id=run.pk).values_list("kind", flat=True)
    assert list(kinds.order_by("pk")) == ["import.started", "import.run", "import.undone"]


def test_what_somebody_has_touched_since_stays(world: World) -> None:
    rows = a_crowd(world, 3)
    run = stage(world, world.service.head, "customers", HEADS, rows, key="email")
    run_whole(world, check(world, run))
    touched = Person.objects.get(email="p1@import.example")
    Person.objects.filter(pk=touched.pk).update(position="boss", version=touched.version + 1)
    undo_whole(world, run)
    assert states(run) == {"undone": 2, "kept": 1}
    assert remarks(run) == {(3, None): "TouchedSince"}
    living = Person.objects.filter(email__endswith="@import.example", deleted_at=None)
    assert list(living) == [touched]


def test_companies_are_made_on_the_way_once_for_equal_names(world: World) -> None:
    rows = a_crowd(world, 4)
    for row, name in zip(rows, ("Новая", "новая ", "Зарница; Новая", "Fresh"), strict=True):
        row[4] = name
    rows[3][2] = "broken"
    by = world.service.head
    assert not Company.objects.filter(name="Новая").exists()
    run = stage(world, by, "customers", HEADS, rows, key="email", create=["companies"])
    check(world, run)
    assert states(run) == {"new": 3, "error": 1}
    run_whole(world, run)
    made = Company.objects.filter(organization=by.organization, deleted_at=None)
    assert set(
        made.filter(name__in=("Новая", "Зарница", "Fresh")).values_list("name", flat=True)
    ) == {
        "Новая",
        "Зарница",
    }
    undo_whole(world, run)
    assert states(run) == {"undone": 3, "error": 1}
    assert not made.filter(name__in=("Новая", "Зарница")).exists()


def test_nothing_is_made_for_a_row_that_is_refused(world: World) -> None:
    """Somebody takes the e-mail between check and run."""
    rows = a_crowd(world, 2)
    rows[0][4], rows[1][4] = "Lonely", "Shared"
    by = world.service.head
    run = stage(world, by, "customers", HEADS, rows, key="phone", create=["companies"])
    check(world, run)
    Person.objects.filter(pk=world.service.technician.pk).update(email=rows[0][2])
    run_whole(world, run)
    assert states(run) == {"done": 1, "refused": 1}
    names = Company.objects.filter(organization=by.organization, name__in=("Lonely", "Shared"))
    assert list(names.values_list("name", flat=True)) == ["Shared"]


def test_what_has_changed_since_the_check_is_not_written_over(world: World) -> None:
    customer, by = world.service.customer, world.service.head
    rows = [[customer.email, "Инженер"], [world.service.customer_of_two.email, "Инженер"]]
    run = stage(world, by, "customers", ("email", "position"), rows, key="email")
    check(world, run)
    Person.objects.filter(pk=customer.pk).update(position="Директор", version=customer.version + 1)
    run_whole(world, run)
    assert remarks(run) == {(2, None): "ChangedSinceCheck"}
    customer.refresh_from_db()
    assert (states(run), customer.position) == ({"done": 1, "refused": 1}, "Директор")


def test_several_phones_and_a_whole_name_may_stand_in_one_cell(world: World) -> None:
    zenit = world.service.zenit.name
    rows = [
        ["Ким  Ли", "8 (916) 111-22-33, доб. 5; +7 495 111-22-33", zenit, "Customer"],
        ["\u00a0Ёлкина Анна Юрьевна ", "8 916 111 22 34/8 916 111 22 35", zenit, "Customer"],
        ["Лишний Лев", "8 916 111 22 36;8 916 111 22 37;8 916 111 22 38;12", zenit, "Customer"],
        ["Одинцов", "8 916 111 22 39", zenit, "Customer"],
        ["", "8 916 111 22 40", zenit, "Customer"],
    ]
    heads = ("last_name", "phone", "companies", "roles")
    parts = {"last_name": "full_name", "phone": "phones"}
    run = stage(world, world.service.head, "customers", heads, rows, key="phone", parts=parts)
    check(world, run)
    assert remarks(run) == {(4, 1): "Invalid", (5, 0): "HalfAName", (6, 0): "MissingInNew"}
    run_whole(world, run)
    kim, anna = (Person.objects.get(last_name=name) for name in ("Ким", "Ёлкина"))
    assert (kim.phone, kim.phone_extension, kim.work_phone) == ("+79161112233", "5", "+74951112233")
    assert (anna.first_name, anna.middle_name, anna.work_phone) == (
        "Анна",
        "Юрьевна",
        "+79161112235",
    )
    again = stage(world, world.service.head, "customers", heads, rows[:2], key="phone", parts=parts)
    assert states(check(world, again)) == {"same": 2}
