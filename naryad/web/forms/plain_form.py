"""How does a form without a person behind it show what an action refuses?"""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from naryad.accounts.passwords import LONGEST
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal

T = TypeVar("T")


class PlainForm(forms.Form):
    """Fields that Django cleans; `status` is what the page answers with."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.status = 200

    def save(self, act: Callable[[], T]) -> T | None:
        """The answer of the action, or None: show the form, for the first time or again. What is
        not visible or not permitted goes up, since no field is to blame."""
        if not self.is_bound:
            return None
        if not self.is_valid():
            self.status = 422
            return None
        try:
            return act()
        except (NotVisible, NotPermitted):
            raise
        except Invalid as refusal:
            self._show(refusal.errors, status=refusal.status)
        except Refusal as refusal:
            self._show({refusal.field or "": str(refusal)}, status=refusal.status)
        return None

    def _show(self, errors: Any, *, status: int) -> None:
        self.status = status
        for field, message in errors.items():
            self.add_error(field if field in self.fields else None, str(message))


def email_field(label: Any, **attrs: str) -> forms.EmailField:
    return forms.EmailField(label=label, max_length=254, widget=forms.EmailInput(attrs))


def name_field(label: Any, **attrs: str) -> forms.CharField:
    """An e-mail or a phone, which one is read later: nobody learns from a fault of its shape."""
    attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", **attrs}
    return forms.CharField(label=label, max_length=254, widget=forms.TextInput(attrs))


def phone_field(label: Any, **attrs: str) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "tel", **attrs})
    widget.input_type = "tel"
    return forms.CharField(label=label, max_length=40, widget=widget)


def sent_code_field(label: Any) -> forms.CharField:
    """Telephones offer the code of the message that has just come."""
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": ""}
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs))


def new_password_field(label: Any) -> forms.CharField:
    return _password_field(label, "new-password")


def current_password_field(label: Any, *, required: bool = True) -> forms.CharField:
    return _password_field(label, "current-password", required=required)


def code_field(label: Any, *, required: bool = True, **attrs: str) -> forms.CharField:
    """Of an app, or a recovery code; phones offer to fill it in."""
    given = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
    widget = forms.TextInput(given | attrs)
    return forms.CharField(label=label, max_length=40, required=required, widget=widget)


def _password_field(label: Any, autocomplete: str, *, required: bool = True) -> forms.CharField:
    """Taken as typed: spaces at its ends are part of it."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(
        label=label, max_length=LONGEST, strip=False, required=required, widget=widget
    )
