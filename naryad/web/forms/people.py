"""Which fields does the form of a person have, and what do they hand in?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.accounts.card import Card, NewNames, Photo
from naryad.core.errors import Invalid
from naryad.core.phone_words import say_phone
from naryad.people.input import LINK_FIELDS, PHONES, PersonInput, clean_person
from naryad.web.forms.action_form import ActionForm

SEXES = [("UNKNOWN", _("Not specified")), ("FEMALE", _("Female")), ("MALE", _("Male"))]
LETTER_LANGUAGES = [("", _("As in the organization")), ("ru", "Русский"), ("en", "English")]


def _text(label: Any, *, most: int = 100, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=_input("text", maxlength=most))


def _phone(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=_input("tel", maxlength=60))


def _input(kind: str, **attrs: Any) -> forms.TextInput:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    widget.input_type = kind
    return widget


def _several(label: Any) -> forms.MultipleChoiceField:
    """Its choices come with the reader, who sees only some."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class PersonForm(ActionForm):
    """One form for both kinds; fields of employees do not count for a customer."""

    kind = forms.CharField(widget=forms.HiddenInput, required=False)
    accepted = forms.CharField(widget=forms.HiddenInput, required=False)
    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.ClearableFileInput)
    last_name = _text(_("Last name"), required=True)
    first_name = _text(_("First name"), required=True)
    middle_name = _text(_("Middle name"))
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=SEXES)
    email = forms.CharField(
        label=_("E-mail"), required=False, widget=_input("email", maxlength=254)
    )
    phone = _phone(_("Mobile phone"))
    work_phone = _phone(_("Work phone"))
    other_phone = _phone(_("Other phone"))
    position = _text(_("Position"), most=128)
    language = forms.ChoiceField(
        label=_("Language of letters"), required=False, choices=LETTER_LANGUAGES
    )
    personnel_number = _text(_("Personnel number"), most=50)
    is_mobile = forms.BooleanField(label=_("Works in the field"), required=False)
    role_ids = _several(_("Roles"))
    company_ids = _several(_("Companies"))
    new_companies = _several(_("New companies"))
    area_ids = _several(_("Areas"))
    skill_ids = _several(_("Skills"))
    new_skills = _several(_("New skills"))
    work_type_ids = _several(_("Work types"))
    new_work_types = _several(_("New work types"))
    is_invited = forms.BooleanField(label=_("Send an invitation"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        self.locked: Mapping[str, frozenset[str]] = options.pop("locked", {})
        super().__init__(*args, **options)

    def chosen(self, name: str) -> list[str]:
        """Of a field of several: what is ticked, in the form or in what is kept."""
        value = self[name].value()
        return [str(each) for each in value or ()]

    def typed(self, name: str) -> list[str]:
        """New names, without empty ones."""
        return [" ".join(text.split()) for text in self.chosen(name) if text.strip()]

    def card(self, kind: Kind, *, needed: Collection[str] = ()) -> Card:
        """Raises Invalid with a message for every field that needs one. `needed` names choices
        that the action will ask for: said here, they stand beside the other errors at once."""
        values = self.values()
        return Card(
            person=self._clean(values, kind, needed),
            new=NewNames(
                companies=tuple(self.typed("new_companies")),
                skills=tuple(self.typed("new_skills")),
                work_types=tuple(self.typed("new_work_types")),
                language=(get_language() or "en")[:2],
            ),
            photo=_photo(values["photo"]),
            is_photo_dropped=values["photo"] is False,
            is_invited=bool(values["is_invited"]),
        )

    def _clean(self, values: Mapping[str, Any], kind: Kind, needed: Collection[str]) -> PersonInput:
        try:
            return clean_person(self._person_values(values), kind=kind)
        except Invalid as refusal:
            has_new = {"company_ids"} if self.typed("new_companies") else set()
            empty = [name for name in needed if name not in has_new and not self.chosen(name)]
            missing = dict.fromkeys(empty, gettext("Choose at least one."))
            raise Invalid(missing | refusal.errors) from refusal

    def _person_values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What is locked cannot be ticked or unticked: what is held of it stays."""
        return {**values, **{name: self._unlocked(name, values) for name in self.locked}}

    def _unlocked(self, name: str, values: Mapping[str, Any]) -> set[str]:
        ticked = {str(each) for each in values[name] or ()} - self.locked[name]
        held = {str(each) for each in self.initial.get(name) or ()} & self.locked[name]
        return ticked | held

    def _comparable(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        open_ones = {
            name: [str(each) for each in values.get(name) or () if str(each) not in locked]
            for name, locked in self.locked.items()
        }
        return {**values, **open_ones}

    def _fields_of(self, name: str) -> list[str]:
        """Where the noun's own field is two of the form, or has another name here."""
        name = {"upload": "photo"}.get(name, name.removesuffix("_extension"))
        return super()._fields_of(name)

    def _say(self, name: str, value: Any) -> str:
        """Links come as rows with their names."""
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            return ", ".join(str(each["name"]) for each in value)
        return super()._say(name, value)


def initial_of_input(kept: PersonInput) -> dict[str, Any]:
    """What the form of somebody known begins with: links as ids, phones as people write them."""
    initial = asdict(kept)
    for name in PHONES:
        initial[name] = say_phone(initial[name], initial[f"{name}_extension"])
    for name in LINK_FIELDS:
        initial[name] = sorted(str(each) for each in initial[name])
    return initial


def initial_of_draft(kept: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """What was typed and not saved: a field of several keeps all, the others the last."""
    initial: dict[str, Any] = {}
    for name, values in kept.items():
        field = PersonForm.base_fields.get(name)
        if field is None or name in ("request_key", "version", "photo", "accepted"):
            continue
        several = isinstance(field, forms.MultipleChoiceField)
        given = [str(value) for value in values]
        initial[name] = given if several else (given or [""])[-1]
    return initial


def _photo(value: Any) -> Photo | None:
    if not isinstance(value, UploadedFile):
        return None
    value.seek(0)
    return Photo(value.name or "", value.read())
