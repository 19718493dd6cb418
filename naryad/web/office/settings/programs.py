"""Which programs come in, as whom, and who ends that?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.token_lists import living_tokens, service_users_visible_to
from naryad.areas.queries import area_tree
from naryad.people import actions as people
from naryad.people.granting import forbidden_roles
from naryad.people.rights import may_give_ids, rights_of_roles
from naryad.people.visibility import roles_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.tokens import ServiceUserForm, TokenForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.access.actor import Actor

_HERE = "programs"


@office_door
@require_safe
def programs(request: SignedInRequest) -> HttpResponse:
    demand(request.actor, Permission.MANAGE_INTEGRATIONS)
    tokens = living_tokens(request.actor, at=request.at)
    users = service_users_visible_to(request.actor).order_by("sort_key", "pk")
    context = {
        **describe_tabs(_HERE, actor=request.actor),
        "users": [(user, [each for each in tokens if each.person_id == user.pk]) for user in users],
        "of_people": [each for each in tokens if not each.person.is_service],
        "may_change": request.actor.may_change(Permission.MANAGE_INTEGRATIONS),
    }
    return render(request, "office/settings/programs.html", context)


@office_door
def program_new(request: SignedInRequest) -> HttpResponse:
    actor = request.actor
    demand(actor, Permission.MANAGE_INTEGRATIONS)
    form = ServiceUserForm(posted(request))
    form.offer(roles=_roles(actor), areas=_areas(actor))
    added = form.save(
        lambda: people.add_service_user(
            form.cleaned_data["name"],
            role_ids=form.ids("roles"),
            area_ids=form.ids("areas"),
            by=actor,
            at=request.at,
        )
    )
    if added is not None:
        return see_other(request, reverse("program_token", args=[added]))
    context = {"form": form, "crumbs": _crumbs(_("New service user"))}
    return render(request, "office/settings/program.html", context, status=form.status)


@office_door
def program_token(request: SignedInRequest, program_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.MANAGE_INTEGRATIONS)
    user = take(service_users_visible_to(actor), program_id)
    form = TokenForm(posted(request), initial={"may": "write", "days": "365"})
    secret = form.save(
        lambda: actions.make_service_token(program_id, form.token(), by=actor, at=at)
    )
    context = {"crumbs": _crumbs(user.last_name), "user": user, "form": form}
    if secret is not None:
        # In the answer itself and nowhere else, as in one's profile.
        values = {**context, "secret": secret, "back": reverse(_HERE)}
        return render(request, "profile/token.html", values)
    return render(request, "office/settings/program_token.html", context, status=form.status)


@office_door
def program_end(request: SignedInRequest, program_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.MANAGE_INTEGRATIONS)
    user = take(service_users_visible_to(actor), program_id)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.end_service_user(program_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("“%(name)s” and its tokens are ended") % {"name": user.last_name})
        return see_other(request, reverse(_HERE))
    context = {"crumbs": _crumbs(user.last_name), "user": user, "form": form}
    template = "office/settings/program_end.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def token_end(request: SignedInRequest, token_id: int) -> HttpResponse:
    """Anybody's."""
    actions.end_token(token_id, by=request.actor, at=request.at)
    toast(request, _("The token is ended"))
    return see_other(request, reverse(_HERE))


def _roles(actor: "Actor") -> list[tuple[str, str]]:
    """Of employees, that the actor may give."""
    roles = list(roles_visible_to(actor).filter(is_for_customers=False).order_by("pk"))
    rights = rights_of_roles([role.pk for role in roles], organization_id=actor.organization_id)
    beyond = forbidden_roles(rights, by=actor, may_give_ids=may_give_ids(actor))
    return [(str(role.pk), str(role.name)) for role in roles if role.pk not in beyond]


def _areas(actor: "Actor") -> list[tuple[str, str]]:
    return [(str(node.area.pk), str(node.area.name)) for node in area_tree(actor)]


def _crumbs(last: str) -> list[Crumb]:
    return [Crumb(_("Settings")), Crumb(_("Integrations"), reverse(_HERE)), Crumb(last)]
