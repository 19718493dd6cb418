"""Which person that is here already does a row mean?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from naryad.access.actor import Actor
from naryad.core.conditions.sql import fold
from naryad.core.search import make_sort_key
from naryad.people.linking import COMPANIES, LinkBook, read_links
from naryad.people.models import Person
from naryad.spreadsheets.sheets.columns import NOT_FOUND, Found
from naryad.spreadsheets.sheets.finding import look_up
from naryad.spreadsheets.sheets.sheet import Values


def phone_of(person: Person, name: str) -> str:
    number, extension = getattr(person, name), getattr(person, f"{name}_extension")
    return f"{number}#{extension}" if extension else str(number)


def find_by_text(people: QuerySet[Person], column: str, rows: Sequence[Values]) -> list[Found]:
    found = look_up(people, column, {row[column] for row in rows})
    return [Found(tuple(sorted(found.get(row[column], ())))) for row in rows]


def find_by_phone(people: QuerySet[Person], rows: Sequence[Values]) -> list[Found]:
    numbers = {row["phone"].partition("#")[0] for row in rows} - {""}
    known: dict[str, list[int]] = defaultdict(list)
    for person in people.filter(phone__in=numbers).exclude(phone=""):
        known[phone_of(person, "phone")].append(person.pk)
    return [Found(tuple(known.get(row["phone"], ()))) for row in rows]


def find_by_name(
    people: QuerySet[Person], rows: Sequence[Values], actor: Actor, *, with_companies: bool
) -> list[Found]:
    """The middle name counts where both have one; of companies one must be the same."""
    namesakes: dict[str, list[Person]] = defaultdict(list)
    for person in _namesakes(people, {_short(row) for row in rows} - {""}):
        namesakes[make_sort_key(person.last_name, person.first_name)].append(person)
    ids = [person.pk for each in namesakes.values() for person in each]
    book = read_links(ids, by=actor) if with_companies else None
    return [_fitting(row, namesakes, book) for row in rows]


def _namesakes(people: QuerySet[Person], shorts: set[str]) -> Iterable[Person]:
    """Those of the same last and first name, whatever stands between or behind them."""
    if not shorts:
        return ()
    short = fold(Concat(F("last_name"), Value(" "), F("first_name"), output_field=TextField()))
    return people.alias(short=short).filter(short__in=sorted(shorts))


def _short(row: Values) -> str:
    if not (row["last_name"] and row["first_name"]):
        return ""
    return make_sort_key(row["last_name"], row["first_name"])


def _fitting(
    row: Values, namesakes: Mapping[str, Sequence[Person]], book: LinkBook | None
) -> Found:
    short, middle = _short(row), make_sort_key(row.get("middle_name") or "")
    if not short:
        return NOT_FOUND
    fit = [
        person
        for person in namesakes.get(short, ())
        if not (middle and person.middle_name) or make_sort_key(person.middle_name) == middle
    ]
    if book is not None:
        companies = set(row["companies"])
        fit = [each for each in fit if companies & book.of(each.pk)[COMPANIES.field]]
    return Found(tuple(sorted(person.pk for person in fit)))
