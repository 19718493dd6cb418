"""Through whose identity provider did this session come in, and what does that open?

A provider's word counts in its own organization alone: whoever runs it could sign in as any of its
people. So the session is confined to that organization and cannot touch what belongs to the login.
"""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import NotPermitted

_CONFINED = "through-provider-of"
_ON_THE_WAY = "coming-through-provider-of"
_ATTRIBUTE = "comes_through_provider_of"


class OpensOneOrganization(NotPermitted):
    message = _(
        "You came in through a sign-in service, which opens this organization alone. Sign out, "
        "then sign in with your password or passkey."
    )


def confined_to(request: HttpRequest) -> int | None:
    """The only organization that this session may enter; None for one that came in by the login's
    own means."""
    organization_id = request.session.get(_CONFINED)
    return organization_id if isinstance(organization_id, int) else None


def refuse_confined(request: HttpRequest) -> None:
    if confined_to(request) is not None:
        raise OpensOneOrganization


def come_through(request: HttpRequest, organization_id: int) -> None:
    """Said right before the login pipeline begins, within the same request."""
    setattr(request, _ATTRIBUTE, organization_id)


def begin(request: HttpRequest) -> None:
    """The pipeline begins. Its stages may take several requests, so the session remembers how; an
    earlier one that was left in the middle counts no more."""
    request.session[_ON_THE_WAY] = getattr(request, _ATTRIBUTE, None)


def take_begun(request: HttpRequest) -> int | None:
    """The pipeline ends: how the session that is about to begin came in."""
    organization_id = request.session.pop(_ON_THE_WAY, None)
    return organization_id if isinstance(organization_id, int) else None


def confine(request: HttpRequest, organization_id: int | None) -> None:
    if organization_id is None:
        request.session.pop(_CONFINED, None)
    else:
        request.session[_CONFINED] = organization_id
