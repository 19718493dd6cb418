"""How is an object or a piece of equipment put under something else in the office?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.permissions import Permission
from naryad.assets.foreseeing import Foreseen, Turn, foresee_move
from naryad.assets.queries import see_below
from naryad.assets.visibility import assets_visible_to
from naryad.core.errors import Invalid
from naryad.lists.bulk.actions import start_run
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.visibility import runs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.assets import NONE, MoveForm
from naryad.web.http import Crumb, render
from naryad.web.next_page import next_page
from naryad.web.office.assets.below import say_below
from naryad.web.office.assets.choices import find_options, name_options
from naryad.web.office.runs.telling import tell
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.assets.models import Asset

# A run of one: it can be undone, and becomes a job where much moves along.
_MOVE = find_verb("asset", "change")


@office_door
def asset_move(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """By name or by dragging; what follows is said before, and a row that was dropped moves at
    once where nothing does."""
    actor = request.actor
    found = take(assets_visible_to(actor), asset_id)
    actor.require(Permission.EDIT_ASSETS)
    moving = _Moving(request, found)
    run_id = moving.attempt()
    if run_id is not None:
        return tell(request, take(runs_visible_to(actor), run_id))
    return moving.ask()


class _Moving:
    def __init__(self, request: SignedInRequest, found: "Asset") -> None:
        self.request, self.found = request, found
        self.form = _make_form(request, found)
        self.foreseen = self._foresee() if self.form.is_bound else None

    def attempt(self) -> int | None:
        """The id of the run; None: ask, for the first time or again."""
        is_dropped = "dropped" in self.request.POST
        has_to_ask = is_dropped and self.foreseen is not None and not self.foreseen.is_plain
        if not self.form.is_bound or has_to_ask:
            return None
        saved: int | None = self.form.save(self._act, by=self.request.actor, at=self.request.at)
        return saved

    def ask(self) -> HttpResponse:
        found = self.found
        context = {
            "crumbs": [Crumb(_("Objects and equipment"), reverse("assets")), Crumb(found.name)],
            "asset": found,
            "form": self.form,
            "next": next_page(self.request, otherwise=""),
            "rows": self._say_consequences(),
        }
        template = "office/assets/move.html"
        status = self.form.status
        return render(self.request, template, context, block="dialog", status=status)

    def _act(self) -> int:
        actor, at, pk = self.request.actor, self.request.at, self.found.pk
        parent = self.form.chosen_parent
        foresee_move(self.found, int(parent) or None, by=actor)
        picked = [Picked(pk, self.found.version)]
        here, given = reverse("asset", args=[pk]), {"parent_id": parent}
        return start_run(_MOVE, picked, given=given, came_from=here, by=actor, at=at).pk

    def _foresee(self) -> Foreseen | None:
        """None where it cannot be: the attempt says why."""
        try:
            parent = int(self.form.chosen_parent) or None
            return foresee_move(self.found, parent, by=self.request.actor)
        except Invalid:
            return None

    def _say_consequences(self) -> list[tuple[str, str, str]]:
        below = see_below(self.request.actor, [self.found.pk])
        rows = say_below(below, lambda count: ngettext("moves with it.", "move with it.", count))
        if self.foreseen is not None and not self.foreseen.is_plain:
            rows = [*_say_turns(self.foreseen), *rows]
        else:
            inherited = _("Company, address and areas")
            rows.append(("check", inherited, _("that came from above come from the new place.")))
        return [*rows, ("stays", _("History"), _("stays as it is."))]


def _say_turns(foreseen: Foreseen) -> list[tuple[str, str, str]]:
    """What is named here holds for what stands below as well, unless that has its own."""
    turns = (
        (_("Company"), foreseen.company),
        (_("Address"), foreseen.address),
        (_("Areas"), foreseen.areas),
    )
    return [("changes", f"{label}:", _say_turn(turn)) for label, turn in turns if turn]


def _say_turn(turn: Turn) -> str:
    return f"{turn.before or '—'} → {turn.after or '—'}"


def _make_form(request: SignedInRequest, found: "Asset") -> MoveForm:
    actor = request.actor
    now = request.POST.get("parent_id") or str(found.parent_id or "")
    choices: dict[str, Any] = dict(name_options("parent_id", [now], actor=actor))
    choices |= dict(find_options("parent_id", "", actor=actor))
    choices.pop(str(found.pk), None)
    offered = [*choices.items(), (NONE, _("Nothing: at the top"))]
    initial = {"parent_id": found.parent_id or NONE, "version": found.version}
    return MoveForm(posted(request), choices=offered, initial=initial)
