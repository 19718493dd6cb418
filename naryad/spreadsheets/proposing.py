"""Which column of a file is meant for which field, as far as its head and its cells tell?"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from stdnum.ru import inn

from naryad.core.search import normalize_text
from naryad.spreadsheets.files_in.glimpses import Glimpse
from naryad.spreadsheets.files_in.heads import fold_head
from naryad.spreadsheets.rows_in.cells_in import said_in_all_languages
from naryad.spreadsheets.rows_in.splitting import PHONE_KEYS, split_phones
from naryad.spreadsheets.sheets.columns import Choice, ColumnKind, SheetColumn

Entry = dict[str, Any]
# Heads over a whole name, where one cell of several words is enough.
_SURELY_WHOLE = frozenset(
    fold_head(each)
    for each in (
        "фио",
        "ф.и.о.",
        "фамилия имя отчество",
        "фамилия, имя, отчество",
        "фамилия и имя",
        "полное имя",
        "full name",
    )
)
# What stands below these decides.
_WHOLE_NAMES = _SURELY_WHOLE | frozenset(
    fold_head(each)
    for each in (
        "имя",
        "контактное лицо",
        "заказчик",
        "сотрудник",
        "исполнитель",
        "name",
        "person",
        "employee",
        "customer",
    )
)
# What we ourselves write into a copy of somebody's file says nothing of its rows.
OURS = frozenset({"замечания", "remarks"})
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(\s+[^\W\d_][\w'’.-]*){1,4}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"[+\d][\d\s().-]{8,20}\d([,\s]*(доб|вн|ext)\.?\s*\d+)?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_MOSTLY = 0.8
_NOT_LETTERS = re.compile(r"[\W_]+")
# Shorter beginnings of a word fit too much.
_TELLING = 3


def propose_mapping(
    heads: Sequence[str], glimpses: Sequence[Glimpse], columns: Sequence[SheetColumn]
) -> list[Entry]:
    """An entry for each column of the file; what is meant for nothing known is left out (`to`:
    None). First the heads speak, then, of columns without a known head, the cells."""
    named = {head: key for head, key in names_of(columns).items() if head not in OURS}
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        key = _meant(named.get(fold_head(head)), glimpses[place], columns)
        if key is not None and key not in found.values():
            found[place] = key
    entries = {place: _entry(place, key) for place, key in found.items()}
    _find_whole_name(entries, heads, glimpses, columns)
    _find_by_cells(entries, heads, glimpses, columns)
    _find_lists_of_phones(entries, glimpses)
    return [entries.get(place, _entry(place, None)) for place in range(len(glimpses))]


def names_of(columns: Iterable[SheetColumn]) -> dict[str, str]:
    """What each column is called in every language and besides, folded → its key."""
    named: dict[str, str] = {}
    columns = list(columns)
    for column in columns:
        for label in said_in_all_languages(column.label):
            named.setdefault(fold_head(label), column.key)
    for column in columns:
        for synonym in column.synonyms:
            named.setdefault(fold_head(synonym), column.key)
    return named


def _meant(key: str | None, glimpse: Glimpse, columns: Sequence[SheetColumn]) -> str | None:
    """By a head that two fields share, as its cells tell."""
    column = next((each for each in columns if each.key == key), None)
    if column is None or not column.longest:
        return key
    is_longer = _is_mostly(glimpse, lambda text: len(text) > column.longest)
    return column.if_longer if is_longer else key


def propose_words(words: Collection[str], choices: Sequence[Choice]) -> dict[str, str]:
    """«Юр лицо», «юридич.»: text → code, where it is no name of a choice and the letters of one
    alone begin with it."""
    known = [
        (normalize_text(said), _letters(said), choice.code)
        for choice in choices
        for said in (choice.code, *said_in_all_languages(choice.label), *choice.synonyms)
    ]
    exact = {said for said, _letters_of_it, _code in known}
    proposed: dict[str, str] = {}
    for word in words:
        letters = _letters(word)
        if normalize_text(word) in exact or not letters:
            continue
        same = {code for _said, each, code in known if each == letters}
        begun = {code for _said, each, code in known if each.startswith(letters)}
        fits = same or (begun if len(letters) >= _TELLING else set())
        if len(fits) == 1:
            proposed[word] = fits.pop()
    return proposed


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", normalize_text(text))


def _entry(place: int, key: str | None, part: str = "") -> Entry:
    return {"column": place, "to": key, "part": part}


def _find_whole_name(
    entries: dict[int, Entry],
    heads: Sequence[str],
    glimpses: Sequence[Glimpse],
    columns: Sequence[SheetColumn],
) -> None:
    """A last name of several words is a whole one, unless the first name has a column too."""
    if not {"last_name", "first_name"} <= {column.key for column in columns}:
        return
    taken = {entry["to"]: place for place, entry in entries.items()}
    last, first = taken.get("last_name"), taken.get("first_name")
    if last is not None and first is not None:
        return
    place = last if last is not None else first
    if place is None:
        place = next((at for at, head in enumerate(heads) if fold_head(head) in _WHOLE_NAMES), None)
    if place is None:
        return
    whole = [text for text in glimpses[place].texts if _NAME.fullmatch(text)]
    enough = 1 if fold_head(heads[place]) in _SURELY_WHOLE else _MOSTLY * len(glimpses[place].texts)
    if whole and len(whole) >= enough:
        entries[place] = _entry(place, "last_name", "full_name")


def _find_by_cells(
    entries: dict[int, Entry],
    heads: Sequence[str],
    glimpses: Sequence[Glimpse],
    columns: Sequence[SheetColumn],
) -> None:
    """Where one field alone can be meant: the first of its kind that has no column yet."""
    for place, glimpse in enumerate(glimpses):
        if place in entries or fold_head(heads[place]) in OURS:
            continue
        taken = {entry["to"] for entry in entries.values()}
        key = _tell(glimpse, [column for column in columns if column.key not in taken])
        if key is not None:
            entries[place] = _entry(place, key)


def _tell(glimpse: Glimpse, free: Sequence[SheetColumn]) -> str | None:
    if any(column.key == "inn" for column in free) and _is_mostly(glimpse, inn.is_valid):
        return "inn"
    for kind, fits in _BY_KIND.items():
        of_kind = [column.key for column in free if column.kind == kind]
        # Of several days nobody can tell which is meant.
        is_plain = len(of_kind) == 1 if kind == ColumnKind.DATE else bool(of_kind)
        if is_plain and _is_mostly(glimpse, fits):
            return of_kind[0]
    return None


def _find_lists_of_phones(entries: dict[int, Entry], glimpses: Sequence[Glimpse]) -> None:
    """Where a cell holds several numbers, and no other column those that follow."""
    taken = {entry["to"] for entry in entries.values()}
    for place, entry in entries.items():
        if entry["to"] != PHONE_KEYS[0] or taken & set(PHONE_KEYS[1:]):
            continue
        if any(sum(map(bool, split_phones(text))) > 1 for text in glimpses[place].texts):
            entries[place] = _entry(place, PHONE_KEYS[0], "phones")


def _is_mostly(glimpse: Glimpse, fits: Callable[[str], bool]) -> bool:
    texts = glimpse.texts
    return bool(texts) and sum(map(fits, texts)) >= _MOSTLY * len(texts)


def _is_phone(text: str) -> bool:
    first = split_phones(text)[0]
    return bool(_PHONE.fullmatch(first)) and not _DAY.fullmatch(first)


_BY_KIND: Mapping[ColumnKind, Callable[[str], bool]] = {
    ColumnKind.EMAIL: lambda text: bool(_EMAIL.fullmatch(text)),
    ColumnKind.PHONE: _is_phone,
    ColumnKind.DATE: lambda text: bool(_DAY.fullmatch(text)),
}
