"""What can be asked of the contact persons of companies?

They are rows in the card of a company and have neither a table nor ids. What is asked becomes a
part of a query about companies, which `reading.py` makes one about their rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.binding import bind
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Reference, narrow
from naryad.core.contact_persons import CELL_NAMES, CELLS
from naryad.lists.fields import Asker, ListField
from naryad.lists.questions import Question

# As the row is called where its cells are asked.
ROW = "contact_row"


def _company(asker: Asker) -> Field:
    return Reference(
        "company", "pk", lambda: companies_visible_to(asker.actor), lambda row: row["company"]
    )


def _cell(key: str) -> Callable[[Asker], Field]:
    cell = RawSQL(f"{ROW}.cells ->> '{key}'", (), output_field=TextField())  # noqa: S611 - a constant
    return lambda _asker: Column(key, FieldKind.TEXT, cell, lambda row: row[key])


FIELDS: Mapping[str, ListField] = {
    "company": ListField("company", _("Company"), kind=FieldKind.REFERENCE, condition=_company),
    **{
        key: ListField(key, CELL_NAMES[key], kind=FieldKind.TEXT, condition=_cell(key))
        for key in CELLS
    },
}


@dataclass(frozen=True, slots=True)
class ContactList:
    """For one reader."""

    asker: Asker

    @property
    def fields(self) -> Mapping[str, ListField]:
        return FIELDS

    def refuse_hidden(self, question: Question) -> None:
        """Raises Invalid for what does not exist here, and for values that do not fit."""
        self.matching(question)

    def matching(self, question: Question) -> QuerySet[Company]:
        """Visible companies, with what is asked of the row beside each. Raises Invalid."""
        companies = companies_visible_to(self.asker.actor).exclude(contact_persons=[])
        if question.where is None:
            return companies
        fields = {
            key: each.condition(self.asker)
            for key, each in self.fields.items()
            if each.condition is not None
        }
        return companies.filter(narrow(bind(question.where, fields, self.asker.setting)))
