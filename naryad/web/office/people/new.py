"""What does the form of a new person answer, blank, as a copy or half written?"""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.core.drafts import drop_draft, find_draft, keep_draft
from naryad.core.ids import read_id
from naryad.people.bounds import read_bounds
from naryad.people.queries import card
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.people import PersonForm, initial_of_draft, initial_of_input
from naryad.web.http import render, see_other
from naryad.web.office.people.addresses import new_url, read_kind
from naryad.web.office.people.form_face import describe_form, say_saved
from naryad.web.office.people.places import locked_places
from naryad.web.office.people.role_choices import RoleChoice, locked_ids, role_choices
from naryad.web.office.people.saving import Saving

_NOT_COPIED = ("email", "phone", "phone_extension", "personnel_number")
_NOT_DRAFTED = {"csrfmiddlewaretoken", "request_key", "accepted", "photo"}


@office_door
def person_new(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    actor.require(Permission.ADD_PEOPLE)
    asked = read_kind(request.GET.get("kind", ""))
    roles = role_choices(actor)
    initial, has_draft = _begin(request, asked, roles)
    form = PersonForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        locked={"role_ids": locked_ids(roles)},
    )
    saving = Saving(form, actor=actor, at=request.at)
    kind = _kind_of(form, asked, roles)
    if request.method == "POST" and _is_to_be_saved(request, form, asked, kind):
        saved = saving.add(kind)
        if saved is not None:
            _drop(actor, asked)
            return say_saved(request, form, saved)
    context = describe_form(form, kind, roles, saving=saving, request=request)
    context |= {"asked": asked, "has_draft": has_draft, "here": new_url(asked)}
    return render(request, "office/people/new.html", context, status=form.status)


@office_door
@require_POST
def person_draft(request: SignedInRequest) -> HttpResponse:
    """What is being typed; or nothing of it, when somebody starts anew."""
    actor = request.actor
    actor.require(Permission.ADD_PEOPLE)
    kind = read_kind(request.GET.get("kind", ""))
    if "drop" in request.POST:
        _drop(actor, kind)
        return see_other(request, new_url(kind))
    typed = {name: values for name, values in request.POST.lists() if name not in _NOT_DRAFTED}
    keep_draft(**_draft(actor, kind), values=typed, at=request.at)
    return HttpResponse(status=204)


def _begin(
    request: SignedInRequest, asked: Kind, roles: list[RoleChoice]
) -> tuple[dict[str, Any], bool]:
    """What the form begins with, and whether that was half written before."""
    copied = read_id(request.GET.get("copy", ""))
    if copied is not None:
        return _copy(copied, actor=request.actor, roles=roles), False
    kept = None if request.method == "POST" else find_draft(**_draft(request.actor, asked))
    blank = _blank(asked, roles, actor=request.actor)
    return (blank, False) if kept is None else (blank | initial_of_draft(kept), True)


def _blank(kind: Kind, roles: list[RoleChoice], *, actor: Actor) -> dict[str, Any]:
    defaults = areas_visible_to(actor).filter(is_default=True)
    default = read_bounds(actor).narrow("area_ids", defaults).values_list("pk", flat=True)
    usual = [role.id for role in roles if role.is_for_customers and not role.because]
    return {
        "kind": kind,
        "area_ids": [str(pk) for pk in default],
        "role_ids": usual[:1] if kind == Kind.CUSTOMER else [],
        "is_invited": actor.may(Permission.INVITE_PEOPLE),
    }


def _copy(person_id: int, *, actor: Actor, roles: list[RoleChoice]) -> dict[str, Any]:
    """Everything but the contacts, which belong to one person alone, and roles and places that are
    not the actor's to give."""
    initial = initial_of_input(card(actor, person_id).input)
    initial |= dict.fromkeys(_NOT_COPIED, "")
    locked = {"role_ids": locked_ids(roles), **locked_places(initial, actor=actor)}
    for name, ids in locked.items():
        initial[name] = [each for each in initial[name] if each not in ids]
    return initial | {"is_invited": actor.may(Permission.INVITE_PEOPLE)}


def _kind_of(form: PersonForm, asked: Kind, roles: list[RoleChoice]) -> Kind:
    """A role that is meant for customers makes the new person one, whatever else they hold."""
    chosen = set(form.chosen("role_ids"))
    is_turned = any(role.is_for_customers and role.id in chosen for role in roles)
    return Kind.CUSTOMER if is_turned else asked


def _is_to_be_saved(request: SignedInRequest, form: PersonForm, asked: Kind, kind: Kind) -> bool:
    """Not while companies are sought, and, without a script, not before the person has seen that
    the form has turned into a customer's."""
    if "find" in request.POST:
        return False
    has_seen = kind == asked or form["kind"].data == kind or "no_script" not in request.POST
    if not has_seen:
        form.status = 422
    return has_seen


def _draft(actor: Actor, kind: Kind) -> dict[str, Any]:
    assert actor.person_id is not None
    return {
        "organization_id": actor.organization_id,
        "person_id": actor.person_id,
        "form": f"person_new:{kind}",
    }


def _drop(actor: Actor, kind: Kind) -> None:
    drop_draft(**_draft(actor, kind))
