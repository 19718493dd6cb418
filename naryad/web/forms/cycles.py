"""What does somebody fill in about a life cycle and its parts?"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.ids import read_id
from naryad.tickets.codes import Branch, Who
from naryad.tickets.spans import write_span
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.ticket_settings import (
    Choices,
    LabelledForm,
    count_field,
    fill_label,
    radio,
    some,
)

if TYPE_CHECKING:
    from naryad.people.models import Role
    from naryad.tickets.models import Cycle, Transition, TransitionRole
    from naryad.web.office.ticket_settings.publishing import Vanishing


class TransitionForm(LabelledForm):
    """Each of `roles` has a caption in either language beside the common one."""

    from_id = forms.ChoiceField(label=_("From the stage"))
    to_id = forms.ChoiceField(label=_("To the stage"))
    description_ru = forms.CharField(label=_("Description in Russian"), required=False)
    description_en = forms.CharField(label=_("Description in English"), required=False)
    branch = radio(_("Branch"), Branch.choices)
    status_id = forms.ChoiceField(label=_("The customer's status becomes"), required=False)
    who = radio(_("Who makes it"), Who.choices)
    role_ids = some(_("Roles"))
    requires_comment = forms.BooleanField(label=_("Asks for a comment"), required=False)
    after_days = count_field(_("After the entry into the stage, days"))
    after_hours = count_field(_("After the entry into the stage, hours"))
    after_minutes = count_field(_("After the entry into the stage, minutes"))
    before_days = count_field(_("Before the deadline, days"))
    before_hours = count_field(_("Before the deadline, hours"))
    before_minutes = count_field(_("Before the deadline, minutes"))

    def __init__(
        self,
        data: Any = None,
        *,
        stages: Choices,
        statuses: Choices,
        roles: "Sequence[Role]",
        initial: Any = None,
    ) -> None:
        self.base_fields = {**self.base_fields, **_caption_fields(roles)}  # type: ignore[misc]
        choices = {
            "from_id": stages,
            "to_id": stages,
            "status_id": [("", _("Stays as it is")), *statuses],
            "role_ids": [(str(role.pk), str(role.name)) for role in roles],
        }
        super().__init__(data, choices=choices, initial=initial)
        self.captioned = [
            (role, self[f"caption_{role.pk}_ru"], self[f"caption_{role.pk}_en"]) for role in roles
        ]

    @property
    def has_captions(self) -> bool:
        return any(ru.value() or en.value() or ru.errors for _role, ru, en in self.captioned)


class StartForm(ActionForm):
    """`was_…`: what stood there when the form was drawn."""

    start_stage_id = forms.ChoiceField(label=_("A ticket begins in the stage"), required=False)
    start_status_id = forms.ChoiceField(label=_("The customer sees the status"), required=False)
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, stages: Choices, statuses: Choices, cycle: "Cycle"
    ) -> None:
        now = (cycle.start_stage_id, cycle.start_status_id)
        initial = {
            "start_stage_id": cycle.start_stage_id or "",
            "start_status_id": cycle.start_status_id or "",
            "was": "/".join(str(each or "") for each in now),
        }
        super().__init__(data, initial=initial)
        for name, offered in (("start_stage_id", stages), ("start_status_id", statuses)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Not chosen yet")), *offered]


class StageChoiceForm(ActionForm):
    """Which stage is put into a draft."""

    stage_id = forms.ChoiceField(label=_("Stage"))

    def __init__(self, data: Any = None, *, stages: Choices) -> None:
        super().__init__(data)
        field = self.fields["stage_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *stages]


class PublicationForm(ActionForm):
    """Where the tickets of each vanishing stage go: `to_<stage>`."""

    def __init__(
        self,
        data: Any = None,
        *,
        vanishing: "Sequence[Vanishing]",
        stages: Choices,
        version: int,
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.vanishing = vanishing
        for each in vanishing:
            if each.standing is not None:
                choices = [("", _("Choose")), *stages]
                label = each.name
                field = forms.ChoiceField(label=label, choices=choices, required=False)
                self.fields[f"to_{each.stage_id}"] = field

    def targets(self) -> dict[int, int]:
        """Stage → stage, of those that were chosen."""
        chosen = {each: self.data.get(f"to_{each.stage_id}", "") for each in self.vanishing}
        ids = {each.stage_id: read_id(value) for each, value in chosen.items()}
        return {stage_id: to for stage_id, to in ids.items() if to is not None}


class DraftForm(ActionForm):
    """Like what a new version begins."""

    source = forms.ChoiceField(label=_("It begins like"))

    def __init__(self, data: Any = None, *, sources: Choices) -> None:
        super().__init__(data)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(sources)


def _caption_fields(roles: "Iterable[Role]") -> dict[str, forms.CharField]:
    fields = {}
    for role in roles:
        for language, label in (("ru", _("%(role)s, Russian")), ("en", _("%(role)s, English"))):
            named = str(label) % {"role": role.name}
            fields[f"caption_{role.pk}_{language}"] = forms.CharField(label=named, required=False)
    return fields


def fill_from_transition(row: "Transition", links: "Iterable[TransitionRole]") -> dict[str, Any]:
    links = list(links)
    return {
        "version": row.version,
        **fill_label(row),
        **fill_label(row, "description"),
        "from_id": str(row.from_stage_id),
        "to_id": str(row.to_stage_id),
        "branch": row.branch,
        "status_id": str(row.status_id or ""),
        "who": row.who,
        "role_ids": [str(each.role_id) for each in links] if row.who == Who.ROLES else [],
        **{
            f"caption_{each.role_id}_{language}": text
            for each in links
            for language, text in each.name.items()
        },
        **write_span(row.after_seconds, "after"),
        **write_span(row.before_deadline_seconds, "before"),
        "requires_comment": row.requires_comment,
    }
