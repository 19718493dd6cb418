"""What does somebody fill in about a webhook?"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.lists.happened_kinds import VERBS
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.webhooks.models import Webhook

Choices = Iterable[tuple[str, str]]


class WebhookForm(ActionForm):
    """For each sort of thing a field with its events; the first of them means all."""

    name = forms.CharField(label=_("Name"))
    url = forms.CharField(label=_("Address"), widget=forms.URLInput)
    owner = forms.ChoiceField(label=_("Acts as"), required=False)
    filter = forms.CharField(label=_("Filter"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kinds: Mapping[str, tuple[str, Choices]],
        owners: Choices = (),
        initial: Any,
    ) -> None:
        """`kinds`: sort of thing → its name, and its events with their words."""
        super().__init__(data, initial=initial)
        owners = list(owners)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = owners
        for subject, (label, choices) in kinds.items():
            self.fields[f"kinds_{subject}"] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=list(choices),
                widget=forms.CheckboxSelectMultiple,
            )
        if not self.is_bound:
            self.initial["seen"] = self._print()

    @property
    def kinds_fields(self) -> list[Any]:
        return [self[name] for name in self._fields_of("kinds")]

    @property
    def kinds(self) -> list[str]:
        return [str(kind) for name in self._fields_of("kinds") for kind in self.values()[name]]

    def _fields_of(self, name: str) -> list[str]:
        if name != "kinds":
            return super()._fields_of(name)
        return [each for each in self.fields if each.startswith("kinds_")]

    def _takes_theirs(self, field: str) -> bool:
        """All events at once, as they are shown."""
        return super()._takes_theirs("kinds" if field.startswith("kinds_") else field)

    def _label(self, name: str) -> Any:
        return _("Events") if name == "kinds" else super()._label(name)


def fill_from_webhook(webhook: "Webhook", *, link: str) -> dict[str, Any]:
    kinds = {
        f"kinds_{subject}": [each for each in webhook.kinds if each.startswith(f"{subject}.")]
        for subject in VERBS
    }
    return {
        "version": webhook.version,
        "name": webhook.name,
        "url": webhook.url,
        "filter": link,
        **kinds,
    }
