"""What does somebody fill in about a role?"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.access.permissions import CATALOG, Permission
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.people.models import Role


class RoleForm(ActionForm):
    """`givable`: the roles that stand to choice for "may give"; None: the list is not theirs to
    change and stays out of the form."""

    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    description_ru = forms.CharField(label=_("Description in Russian"), required=False)
    description_en = forms.CharField(label=_("Description in English"), required=False)
    is_for_customers = forms.BooleanField(label=_("For customers"), required=False)
    permissions = forms.MultipleChoiceField(
        label=_("Permissions"),
        required=False,
        choices=[(each.permission.value, each.name) for each in CATALOG],
        widget=forms.CheckboxSelectMultiple,
    )
    may_give_ids = forms.MultipleChoiceField(
        label=_("May give"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, givable: "Iterable[Role] | None", initial: Any) -> None:
        super().__init__(data, initial=initial)
        if givable is None:
            del self.fields["may_give_ids"]
            return
        choice = self.fields["may_give_ids"]
        assert isinstance(choice, forms.MultipleChoiceField)
        choice.choices = [(str(role.pk), str(role.name)) for role in givable]

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of the switches that are on in the form."""
        return frozenset(str(code) for code in self["permissions"].value() or ())

    def turn_block(self, codes: Iterable[str], *, on: bool) -> None:
        """All switches of a block, for those whose browser runs no script; nothing is saved."""
        turned = self.chosen | set(codes) if on else self.chosen - set(codes)
        self.data.setlist("permissions", sorted(turned))  # type: ignore[attr-defined] # QueryDict


def fill_from_role(
    role: "Role", *, permissions: Collection[Permission], may_give: Collection[int]
) -> dict[str, Any]:
    return {
        "version": role.version,
        **{f"name_{language}": text for language, text in role.name.items()},
        **{f"description_{language}": text for language, text in role.description.items()},
        "is_for_customers": role.is_for_customers,
        "permissions": sorted(permissions),
        "may_give_ids": [str(each) for each in sorted(may_give)],
    }


class RoleDeletionForm(ActionForm):
    also_take = forms.BooleanField(label=_("Take it from everybody who has it"), required=False)
