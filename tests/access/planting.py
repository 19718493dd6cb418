"""How does every text that somebody has typed get a word that is known again wherever it comes out?

What is not planted stands here with the reason; a new column is planted by itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, JSONField, Model, TextField, Value
from django.db.models.functions import Cast, Concat, Left

from naryad.core.labels import LabelField
from naryad.history.recording import Change, record
from tests.world import House, World

_WORD = re.compile(r"zqh([0-9]+)q")
_LONG, _SHORT = 10_000, 10
_PERSON = ("name", "position", "phone", "email", "note")
# In which shape a column of rows holds what people typed.
_ROWS: Mapping[str, tuple[str, ...]] = {
    "contacts": _PERSON,
    "customer_contacts": _PERSON,
    "contact_persons": _PERSON,
    "phones": ("number", "note"),
    "emails": ("address", "note"),
    "requisites": ("name", "value"),
    "bank_accounts": ("account", "bic", "bank", "correspondent", "note"),
}
# A text there means a state, so that only what is there grows.
_FILLED = {"intake.inquiry.reason", "registration.registration.address"}
# The columns, with or without their table, then the reason.
_NOT_TYPED = """
columns                                                        because
*.kind *.noun *.verb *.subject *.language *.zone *.theme       words_of_the_program
*.reader *.rule *.origin *.state *.death *.sheet *.maker       words_of_the_program
*.correction *.type *.owner_noun *.permission *.claim          words_of_the_program
*.effects *.requirements *.rights *.parameters *.rows          words_of_the_program
*.columns *.asked *.kept *.moved *.assignee_ids *.form         words_of_the_program
*.parts *.newest_key *.deadline_key *.changed_key              words_of_the_program
people.role.code tickets.stage.code tickets.status.code        words_of_the_program
bulk.bulkrow.code companies.companycode.code                   words_of_the_program
*.key *.hash *.nonce *.sealed_secret *.password *.file_key     random_or_sealed
*.logo_key *.thumbnail_key *.sha256 *.input_hash *.kept_under  random_or_sealed
*.p256dh *.auth *.message_id intake.sametrouble.device         random_or_sealed
organizations.organization.host                                requests_are_matched_by_it
organizations.organization.brand_color                         a_color
organizations.organization.map_tiles                           the_policy_names_it
assets.assetcode.text                                          stands_on_the_label
*.sort_key                                                     made_of_names_under_a_key
tickets.transition.name tickets.transition.description         never_changes_once_published
tickets.transitionrole.name                                    never_changes_once_published
accounts.login.phone                                           a_number_and_nothing_else
history.event.changes lists.journalline.changes                planted_as_an_event
outputs.outputpart.contents                                    drawn_and_not_typed
"""


def plant(world: World) -> dict[int, str]:
    """In both organizations; number of the word → its column."""
    planted = {}
    for number, (model, field) in enumerate(_columns()):
        _plant(model, field, f"zqh{number}q")
        planted[number] = f"{model._meta.label_lower}.{field.name}"
    for house in (world.service, world.other):
        _plant_history(world, house)
    return planted | {9999: "history.event.changes"}


def columns_in(text: str, planted: Mapping[int, str]) -> set[str]:
    """Those whose words stand there."""
    return {planted[int(number)] for number in _WORD.findall(text.lower())}


def _columns() -> Iterator[tuple[type[Model], Any]]:
    for model in apps.get_models():
        if model.__module__.startswith("naryad.") and model._meta.managed:
            for field in model._meta.concrete_fields:
                if _is_typed(model, field):
                    yield model, field


def _is_typed(model: type[Model], field: Any) -> bool:
    is_text = isinstance(field, CharField | TextField | JSONField) and not field.choices
    names = {f"*.{field.name}", f"{model._meta.label_lower}.{field.name}"}
    return is_text and names.isdisjoint(_left_out())


def _left_out() -> set[str]:
    lines = _NOT_TYPED.strip().splitlines()[1:]
    return {name for line in lines for name in line.split()[:-1]}


def _plant(model: type[Model], field: Any, word: str) -> None:
    rows = model._default_manager.all()
    if not isinstance(field, JSONField):
        # What may stand there once only ends in the number of its row.
        length = min(field.max_length or _LONG, _LONG)
        end = Cast("pk", TextField()) if length > _SHORT else Value("")
        room = length - len(word) - _SHORT
        held = Left(F(field.name), room) if room > 0 else Value("")
        text = Concat(held, Value(f" {word}" if room > 0 else word), end, output_field=TextField())
        if f"{model._meta.label_lower}.{field.name}" in _FILLED:
            rows = rows.exclude(**{field.name: ""})
        rows.update(**{field.name: text})
        return
    for row in rows:
        value = _grow(field, getattr(row, field.name), word)
        rows.filter(pk=row.pk).update(**{field.name: value})


def _grow(field: Any, held: Any, word: str) -> Any:
    if isinstance(field, LabelField):
        return held and {language: f"{held.get(language, '')} {word}" for language in ("ru", "en")}
    if field.name in _ROWS:
        return [dict.fromkeys(_ROWS[field.name], word)]
    return [word] if field.name == "tags" else {"typed": word}


def _plant_history(world: World, house: House) -> None:
    changes = {"name": {"old": "zqh9999q", "new": "zqh9999q"}}
    changed = [Change("asset.edited", "asset", house.lift.pk, changes)]
    record(changed, by=world.actor(house.admin), at=world.at)
