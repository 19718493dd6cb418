"""How is a name kept that an administrator types for others in two languages?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ru", "en")


class Label(dict[str, str]):
    """`{"ru": …, "en": …}` with at least one of them filled."""

    def text(self, language: str) -> str:
        """In the reader's language, else in whichever is filled."""
        return self.get(language) or next((text for text in self.values() if text), "")

    def __str__(self) -> str:
        return self.text((get_language() or "en")[:2])


def make_label(*, ru: str = "", en: str = "") -> Label:
    """Trimmed, without empty languages."""
    given = {"ru": " ".join(ru.split()), "en": " ".join(en.split())}
    return Label({language: text for language, text in given.items() if text})


def _check(value: Any) -> None:
    if not isinstance(value, dict) or set(value) - set(LANGUAGES):
        raise ValidationError(_("A name has a Russian and an English text."))


class LabelField(models.JSONField):
    """A column of labels. Whether it may be empty is said with `blank`."""

    default_validators = [_check]

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Label | None:
        loaded = super().from_db_value(value, expression, connection)
        return None if loaded is None else Label(loaded)

    def to_python(self, value: Any) -> Any:
        return Label(value) if isinstance(value, dict) else value


def is_filled(field: str, *, name: str) -> models.CheckConstraint:
    """At least one language is filled."""
    return models.CheckConstraint(condition=~models.Q(**{field: {}}), name=name)


def is_unique_among_living(
    field: str, *, name: str, within: tuple[str, ...] = ()
) -> list[models.UniqueConstraint]:
    """No two living rows of an organization bear the same name in the same language."""
    return [
        models.UniqueConstraint(
            models.F("organization"),
            *(models.F(column) for column in within),
            Lower(models.fields.json.KT(f"{field}__{language}")),
            condition=models.Q(deleted_at=None),
            name=f"{name}_{language}",
        )
        for language in LANGUAGES
    ]
