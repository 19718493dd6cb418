"""Do SQL, Python and a naive reading of the same tree always choose the same rows?"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, Subquery
from hypothesis import given
from hypothesis import strategies as st

from naryad.areas.models import Area
from naryad.catalog.models import Reason
from naryad.core.conditions.binding import bind
from naryad.core.conditions.fields import Field, Setting
from naryad.core.conditions.operators import FieldKind, Operator
from naryad.core.conditions.rows import does_meet
from naryad.core.conditions.sql import Column, Flag, Links, Reference, States, narrow
from naryad.core.conditions.tree import AllOf, AnyOf, Condition, Not, Tree
from naryad.people.models import Person, PersonArea, PersonSkill
from tests.world import House, World

By = Operator
ZONES = ("Europe/Moscow", "UTC", "Pacific/Apia", "America/New_York", "Asia/Kathmandu")
NOW = datetime(2026, 3, 8, 5, 30, tzinfo=UTC)
TEXTS = ("", "Ёж", "еж под елкой", "100% _", "инженер", "ИНЖЕНЕР Ё", "a\\b", "Main")
VALUES = ("ёж", "еж", "%", "_", "инж", "Ё", "\\", "main", "под")
DAYS = ("2026-03-07", "8.3.2026", "2026-03-09", "today", "yesterday", "last:2", "this_week")
MOMENTS = tuple(NOW + timedelta(hours=hours) for hours in (-60, -30, -19, -5, 0, 4, 19, 40))
HIDDEN = 5_000_000


def fields_of(house: House) -> dict[str, Field]:
    """One of every kind and source; `read` works on plain dicts, which know nothing of SQL."""
    skills = PersonSkill.objects.filter(person_id=OuterRef("pk")).order_by("pk")
    areas = PersonArea.objects.filter(organization_id=house.id).exclude(area=house.default_area)
    reasons = Reason.objects.filter(organization_id=house.id)
    banned = Q(banned_until__isnull=False) & Q(banned_until__gt=NOW)
    made: list[Field] = [
        Column("text", FieldKind.TEXT, "position", _get("text")),
        Column("number", FieldKind.NUMBER, "version", _get("number")),
        Column("day", FieldKind.DATE, Subquery(skills.values("till")[:1]), _get("day")),
        Column("moment", FieldKind.MOMENT, "banned_until", _get("moment")),
        Column("yes_no", FieldKind.YES_NO, "is_mobile", _get("yes_no")),
        Column("choice", FieldKind.CHOICE, "language", _get("choice"), choices={"ru", "en"}),
        Reference("reason", "ban_reason_id", lambda: reasons, _get("reason")),
        Links("areas", lambda: areas, "person_id", "area_id", _get("areas")),
        Flag("banned", lambda: banned, lambda row: bool(row["moment"] and row["moment"] > NOW)),
        States(
            "state",
            {"mobile": lambda: Q(is_mobile=True), "fixed": lambda: Q(is_mobile=False)},
            lambda row: {"mobile"} if row["yes_no"] else {"fixed"},
        ),
    ]
    return {each.key: each for each in made}


def _get(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda row: row[key]


@given(data=st.data())
def test_sql_python_and_a_naive_reading_agree(world: World, data: st.DataObject) -> None:
    house = world.service
    ids = [house.customer.pk, house.loner.pk, house.technician.pk, house.banned.pk]
    rows = {pk: data.draw(st.fixed_dictionaries(_rows(house)), label=str(pk)) for pk in ids}
    _store(house, rows)
    setting = Setting(NOW, ZoneInfo(data.draw(st.sampled_from(ZONES))), me=house.north.pk)
    tree = data.draw(st.recursive(_conditions(house), _groups, max_leaves=6))
    bound = bind(tree, fields_of(house), setting)
    in_sql = set(Person.objects.filter(narrow(bound), pk__in=ids).values_list("pk", flat=True))
    assert in_sql == {pk for pk, row in rows.items() if does_meet(bound, row)}
    assert in_sql == {pk for pk, row in rows.items() if naive(tree, row, setting)}


def _rows(house: House) -> dict[str, st.SearchStrategy[Any]]:
    areas = st.frozensets(st.sampled_from([house.north.pk, house.south.pk]))
    return {
        "text": st.sampled_from(TEXTS),
        "number": st.integers(0, 4),
        "day": st.none() | st.dates(date(2026, 3, 6), date(2026, 3, 9)),
        "moment": st.none() | st.sampled_from(MOMENTS),
        "yes_no": st.booleans(),
        "choice": st.sampled_from(["", "ru", "en"]),
        "reason": st.none() | st.just(house.ban_reason.pk),
        "areas": areas,
    }


def _store(house: House, rows: dict[int, dict[str, Any]]) -> None:
    """Each also serves the area that these readers do not see."""
    PersonArea.objects.filter(person_id__in=rows).delete()
    PersonSkill.objects.filter(person_id__in=rows).delete()
    people = list(Person.objects.filter(pk__in=rows))
    skills, areas = [], []
    for person in people:
        row = rows[person.pk]
        person.position, person.version, person.language = row["text"], row["number"], row["choice"]
        person.banned_until, person.is_mobile = row["moment"], row["yes_no"]
        person.ban_reason_id = row["reason"]
        of_person = {"organization_id": house.id, "person": person}
        carried = {"kind": person.kind, "is_living": True, "sort_key": person.sort_key}
        skills.append(PersonSkill(**of_person, skill=house.skill, till=row["day"]))
        served = (*row["areas"], house.default_area.pk)
        areas += [PersonArea(**of_person, **carried, area_id=area) for area in served]
    changed = ["position", "version", "language", "banned_until", "is_mobile", "ban_reason"]
    Person.objects.bulk_update(people, changed)
    PersonSkill.objects.bulk_create(skills)
    PersonArea.objects.bulk_create(areas)


def _conditions(house: House) -> st.SearchStrategy[Tree]:
    texts = st.lists(st.sampled_from(VALUES), min_size=1, max_size=3).map(tuple)
    numbers, days = st.sampled_from("01234"), st.sampled_from(DAYS)
    area_ids = (house.north.pk, house.south.pk, house.default_area.pk, HIDDEN)
    areas = st.sampled_from(["me", "none", *map(str, area_ids)])

    def one(field: str, operators: list[Operator], values: st.SearchStrategy[Any]) -> Any:
        return st.builds(Condition, st.just(field), st.sampled_from(operators), values)

    def some(of: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
        return st.lists(of, min_size=1, max_size=3).map(tuple)

    fields = ("text", "number", "day", "moment", "choice", "reason", "areas", "state")
    nothing = one("text", [By.EMPTY, By.FILLED], st.just(()))
    choices = st.sampled_from(["ru", "en", "none"])
    reasons = st.sampled_from([str(house.ban_reason.pk), str(HIDDEN), "none"])
    parts = [
        one("text", [By.CONTAINS, By.CONTAINS_NOT, By.STARTS, By.IS, By.IS_NOT], texts),
        one("number", [By.IS, By.IS_NOT], some(numbers)),
        one("number", [By.BEFORE, By.AFTER], numbers.map(lambda text: (text,))),
        one("choice", [By.IS, By.IS_NOT], some(choices)),
        one("reason", [By.IS, By.IS_NOT], some(reasons)),
        one("areas", [By.IS, By.IS_NOT], some(areas)),
        one("state", [By.IS, By.IS_NOT], some(st.sampled_from(["mobile", "fixed"]))),
        nothing.flatmap(
            lambda made: st.sampled_from(fields).map(
                lambda field: Condition(field, made.operator, ())
            )
        ),
    ]
    flags = some(st.sampled_from(["yes", "no"]))
    parts += [one(field, [By.IS], flags) for field in ("yes_no", "banned")]
    for field in ("day", "moment"):
        parts += [
            one(field, [By.IS, By.IS_NOT], some(days)),
            one(field, [By.BEFORE, By.AFTER], days.map(lambda day: (day,))),
            one(field, [By.BETWEEN], st.tuples(days, days)),
        ]
    return st.one_of([*parts, one("number", [By.BETWEEN], st.tuples(numbers, numbers))])


def _groups(parts: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(AllOf, several) | st.builds(AnyOf, several) | st.builds(Not, parts)


def naive(tree: Tree, row: dict[str, Any], setting: Setting) -> bool:
    """Word for word, as somebody would read the tree aloud."""
    if isinstance(tree, AllOf):
        return all(naive(part, row, setting) for part in tree.parts)
    if isinstance(tree, AnyOf):
        return any(naive(part, row, setting) for part in tree.parts)
    if isinstance(tree, Not):
        return not naive(tree.part, row, setting)
    held = _plain(tree.field, row, setting)
    if tree.operator in (Operator.EMPTY, Operator.FILLED):
        return (held in (None, "", frozenset())) == (tree.operator == Operator.EMPTY)
    said = [_word(tree.field, value, setting) for value in tree.values]
    return _naive_compare(tree.operator, held, said)


def _plain(field: str, row: dict[str, Any], setting: Setting) -> Any:
    if field == "banned":
        return "yes" if row["moment"] is not None and row["moment"] > NOW else "no"
    if field == "state":
        return "mobile" if row["yes_no"] else "fixed"
    value = row[field]
    if field == "moment" and value is not None:
        return value.astimezone(setting.zone).date()
    if field == "yes_no":
        return "yes" if value else "no"
    return re.sub("ё", "е", value.lower()) if field == "text" else value


def _word(field: str, value: str, setting: Setting) -> Any:
    if field == "text":
        return value.lower().replace("ё", "е")
    if field in ("number", "reason", "areas") and value.isdecimal():
        return int(value)
    if field in ("day", "moment"):
        return _days(value, NOW.astimezone(setting.zone).date())
    return setting.me if value == "me" else value


def _days(value: str, today: date) -> list[date]:
    monday = today - timedelta(days=today.weekday())
    return {
        "2026-03-07": [date(2026, 3, 7)],
        "8.3.2026": [date(2026, 3, 8)],
        "2026-03-09": [date(2026, 3, 9)],
        "today": [today],
        "yesterday": [today - timedelta(days=1)],
        "last:2": [today - timedelta(days=1), today],
        "this_week": [monday + timedelta(days=day) for day in range(7)],
    }[value]


def _naive_compare(operator: Operator, held: Any, said: list[Any]) -> bool:
    if operator in (Operator.IS_NOT, Operator.CONTAINS_NOT):
        straight = {Operator.IS_NOT: Operator.IS, Operator.CONTAINS_NOT: Operator.CONTAINS}
        return not _naive_compare(straight[operator], held, said)
    if operator == Operator.CONTAINS:
        return any(value in held for value in said)
    if operator == Operator.STARTS:
        return any(held[: len(value)] == value for value in said)
    if operator == Operator.IS:
        return any(_is(held, value) for value in said)
    if held is None:
        return False
    first = said[0] if isinstance(said[0], list) else [said[0]]
    last = said[-1] if isinstance(said[-1], list) else [said[-1]]
    if operator == Operator.BEFORE:
        return bool(held < first[0])
    if operator == Operator.AFTER:
        return bool(held > last[-1])
    return bool(first[0] <= held <= last[-1])


def _is(held: Any, value: Any) -> bool:
    if value == "none":
        return held in (None, "", frozenset())
    if isinstance(value, list) or isinstance(held, frozenset):
        return held in value if isinstance(value, list) else value in held
    return bool(held == value)


def test_an_area_that_is_not_seen_is_like_one_that_is_not_there(world: World) -> None:
    house = world.service
    assert Area.objects.filter(pk=house.default_area.pk).exists()
    fields, setting = fields_of(house), Setting(NOW, ZoneInfo("UTC"))
    _store(house, {house.customer.pk: _row(areas=frozenset())})
    for tree in (
        Condition("areas", Operator.IS, (str(house.default_area.pk),)),
        Condition("areas", Operator.IS, (str(HIDDEN),)),
        Condition("areas", Operator.FILLED),
    ):
        found = Person.objects.filter(narrow(bind(tree, fields, setting)), pk=house.customer.pk)
        assert not found.exists(), tree


def _row(**changes: Any) -> dict[str, Any]:
    row = {"text": "", "number": 1, "day": None, "moment": None, "yes_no": False, "choice": ""}
    return {**row, "reason": None, "areas": frozenset(), **changes}
