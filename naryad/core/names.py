"""Is this name fit, and is it still free among the living?"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid, Refusal
from naryad.core.labels import LANGUAGES, Label, make_label

NAME_LENGTH = 100
DESCRIPTION_LENGTH = 500

M = TypeVar("M", bound=Model)


class NameTaken(Refusal):
    """`twin_id` is the living row that bears the name, when the person may see it."""

    message = _("“%(name)s” already exists. Rename one of the two first.")


def read_label(values: Mapping[str, Any], field: str) -> Label:
    """From a form, with a field for each language (`name_ru`), or from a call (`name`: {ru})."""
    given = values.get(field)
    if isinstance(given, Mapping):
        texts = {language: str(given.get(language) or "") for language in LANGUAGES}
    else:
        texts = {language: str(values.get(f"{field}_{language}") or "") for language in LANGUAGES}
    return make_label(**texts)


def find_label_errors(
    label: Label, field: str, *, most: int = NAME_LENGTH, is_required: bool = True
) -> dict[str, str]:
    """By field: `name` when nothing is filled, `name_ru` when that text is too long."""
    if is_required and not label:
        return {field: gettext("Fill in the name in at least one language.")}
    return {
        f"{field}_{language}": gettext("At most %(most)s characters.") % {"most": most}
        for language, text in label.items()
        if len(text) > most
    }


def find_label_twins(rows: QuerySet[M], label: Label, *, field: str = "name") -> dict[str, M]:
    """Language → the row among `rows` that bears the same name in it, whatever its case."""
    twins: dict[str, M] = {}
    for language, text in label.items():
        named = rows.annotate(name_key=Lower(KT(f"{field}__{language}")))
        twin = named.filter(name_key=Lower(Value(text))).order_by(F("pk")).first()
        if twin is not None:
            twins[language] = twin
    return twins


def refuse_taken_label(rows: QuerySet[M], label: Label, *, field: str = "name") -> None:
    """For a form: the error stands at the language that is taken."""
    twins = find_label_twins(rows, label, field=field)
    if twins:
        raise Invalid({f"{field}_{language}": say_taken(label[language]) for language in twins})


def refuse_taken_return(rows: QuerySet[M], label: Label, *, field: str = "name") -> None:
    """For a restoration: somebody else bears the name now."""
    for language, twin in find_label_twins(rows, label, field=field).items():
        raise NameTaken(name=label[language], twin_id=twin.pk)


def say_taken(name: str) -> str:
    return gettext("“%(name)s” already exists. Choose another name.") % {"name": name}
