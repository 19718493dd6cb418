"""How are inquiries taken for a change?"""

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to

# What changes when somebody settles one, or takes it up again.
SETTLING = ("state", "reason", "settled_at", "settled_by", "version")


class SettledAlready(Refusal):
    message = _("Somebody has settled this inquiry already. Look what became of it.")


def take_inquiry(inquiry_id: int, *, by: Actor) -> Inquiry:
    """One that waits, locked. NotVisible; SettledAlready."""
    found = take_inquiries([inquiry_id], by=by).get(inquiry_id)
    if found is None:
        raise NotVisible
    if found.state != InquiryState.NEW:
        raise SettledAlready
    return found


def take_inquiries(ids: Collection[int], *, by: Actor) -> dict[int, Inquiry]:
    """Those of the ids that the actor sees, in whatever state, locked in order of ids."""
    rows = Inquiry.objects.filter(organization_id=by.organization_id, pk__in=ids)
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = inquiries_visible_to(by).filter(pk__in=locked)
    return {pk: locked[pk] for pk in visible.order_by("pk").values_list("pk", flat=True)}


def tell_outcomes(
    ids: Sequence[int], taken: Collection[int], changed: Iterable[Inquiry]
) -> list[Outcome]:
    fit = {each.pk for each in changed}
    return [
        done(pk) if pk in fit else refused(pk, SettledAlready() if pk in taken else NotVisible())
        for pk in ids
    ]
