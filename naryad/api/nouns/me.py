"""Who is it that calls, and what may they do?"""

from django.http import HttpResponse

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.operations import Noun
from naryad.api.schemas.me import Me

ME = Noun("me")


@ME.get("", "one", answers=Me)
def one(request: ApiRequest) -> HttpResponse:
    """`permissions` are those that count today; a token may be for fewer, as `scopes` say."""
    actor, organization, token = request.actor, request.organization, request.token
    told = {
        "id": actor.person_id,
        "kind": actor.kind.lower(),
        "name": request.person.name,
        "organization": {"id": organization.pk, "name": str(organization.name)},
        "administrator": actor.is_administrator,
        "permissions": sorted(actor.permissions),
        "service": request.person.is_service,
        "scopes": None if token is None else list(token.scopes),
        "expires_at": None if token is None else token.token.expires_at,
        "today": actor.today,
        "zone": organization.zone,
    }
    return answer(told)
