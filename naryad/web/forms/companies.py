"""What does somebody fill in about a company?"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.companies.columns import input_of
from naryad.companies.counterparty import Counterparty
from naryad.companies.describing import say_input
from naryad.companies.input import LONGEST
from naryad.companies.kinds import CompanyKind
from naryad.companies.rows import CELL_NAMES, CELLS
from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.drafts import as_posted
from naryad.web.forms.rows import RowsField, RowsForm, write_rows_out

if TYPE_CHECKING:
    from naryad.companies.models import Company


def _text(label: Any, most: int, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "maxlength": most})
    return forms.CharField(label=label, required=required, widget=widget)


def _long(label: Any, most: int, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "maxlength": most})
    return forms.CharField(label=label, required=False, widget=widget)


def _digits(label: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "maxlength": 30})
    return forms.CharField(label=label, required=False, widget=widget)


def _rows(name: str, label: Any, adding: Any, **shape: Any) -> RowsField:
    return RowsField(label, CELLS[name], names=CELL_NAMES, adding=adding, **shape)


class CompanyForm(RowsForm):
    """`parents`: id and name of those offered at once; the search brings the others."""

    accepted = forms.CharField(widget=forms.HiddenInput, required=False)
    name = _text(_("Name"), LONGEST["name"], required=True)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"), choices=CompanyKind.choices, widget=forms.CheckboxSelectMultiple
    )
    counterparty = forms.ChoiceField(
        label=_("Type of counterparty"), required=False, choices=Counterparty.choices
    )
    full_name = _text(_("Full name"), LONGEST["full_name"])
    code = _text(_("Code"), 8)
    external_id = _text(_("External ID"), LONGEST["external_id"])
    parent_id = forms.ChoiceField(label=_("Stands under"), required=False)
    no_parent = forms.BooleanField(label=_("No company"), required=False)
    phones = _rows("phones", _("Phones"), _("Phone"), is_open=True)
    emails = _rows("emails", _("E-mails"), _("E-mail"), is_open=True)
    site = _text(_("Site"), LONGEST["site"])
    address = _long(_("Postal address"), LONGEST["address"])
    contact_persons = _rows(
        "contact_persons", _("Contact persons"), _("Contact person"), wide=("note",)
    )
    note = _long(_("Note"), LONGEST["note"], rows=3)
    inn = _digits(_("INN"))
    kpp = _text(_("KPP"), 30)
    ogrn = _digits(_("OGRN or OGRNIP"))
    okpo = _digits(_("OKPO"))
    legal_address = _long(_("Legal address"), LONGEST["legal_address"])
    requisites = _rows("requisites", _("Requisites of other countries"), _("Requisite"))
    bank_accounts = _rows(
        "bank_accounts", _("Bank accounts"), pgettext_lazy("in a bank", "Account"), wide=("note",)
    )

    def __init__(self, data: Any = None, *, parents: dict[int, str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choice = self.fields["parent_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(pk), name) for pk, name in parents.items()]

    def values(self) -> dict[str, Any]:
        """Without a script a chosen dot cannot be taken back; the box beside it does that."""
        given = super().values()
        given.pop("accepted")
        if given.pop("no_parent"):
            given["parent_id"] = ""
        return given


class MergeForm(ActionForm):
    """`into_seen` is the company whose taking over the person has read of, `into_version` its
    version then."""

    into_seen = forms.CharField(widget=forms.HiddenInput, required=False)
    into_version = forms.CharField(widget=forms.HiddenInput, required=False)
    into_id = forms.ChoiceField(label=_("Which company stays"))

    def __init__(self, data: Any = None, *, offered: dict[int, str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        # Not before the person has read what follows from what is chosen now.
        is_read = not self.chosen or str(self.chosen) == self["into_seen"].data
        self.is_to_be_saved = self.is_bound and is_read and "look" not in self.data
        if self.is_bound and not self.is_to_be_saved:
            self._show_as_it_is_now()
        choice = self.fields["into_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(str(pk), name) for pk, name in offered.items()]

    @property
    def chosen(self) -> int:
        return read_id(str(self["into_id"].value() or "")) or 0

    @property
    def seen_versions(self) -> tuple[int, int] | None:
        both = str(self["version"].data or ""), str(self["into_version"].data or "")
        return (int(both[0]), int(both[1])) if all(map(str.isdecimal, both)) else None

    def _show_as_it_is_now(self) -> None:
        self._put("version", self.initial.get("version"))
        self._put("into_seen", self.chosen)
        self._put("into_version", self.initial.get("into_version"))


def fill_from_company(company: "Company | None") -> dict[str, Any]:
    if company is None:
        return {
            "kinds": [CompanyKind.CUSTOMER.value],
            "counterparty": Counterparty.LEGAL_ENTITY.value,
        }
    said = say_input(input_of(company))
    said |= {name: write_rows_out(said[name], CELLS[name]) for name in CELLS}
    return said | {"version": company.version, "parent_id": company.parent_id or ""}


def fill_from_draft(kept: Mapping[str, Iterable[str]], parents: dict[int, str]) -> dict[str, Any]:
    return CompanyForm(as_posted(kept), parents=parents).values()
