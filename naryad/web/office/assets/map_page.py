"""How do the objects of the list stand on a map?"""

import json

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.core.errors import NotVisible
from naryad.lists.addresses import read_question
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.assets.pins import MOST, find_places
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_number
from naryad.web.http import Crumb, render
from naryad.web.lists.asking import asker_of
from naryad.web.maps import Pin, find_tiles, let_tiles_in
from naryad.web.office.assets.asset_list import refuse_blind


@office_door
@require_safe
def asset_map(request: SignedInRequest) -> HttpResponse:
    """The address asks as that of the list does."""
    actor = request.actor
    refuse_blind(actor)
    tiles = find_tiles(actor)
    if tiles is None:
        raise NotVisible
    assets = list_assets(asker_of(request))
    places = find_places(assets, read_question(dict(request.GET.lists()), assets))
    pins = [
        Pin(each.name, reverse("asset", args=[each.id]), each.latitude, each.longitude).plain()
        for each in places.rows
    ]
    context = {
        "crumbs": [Crumb(_("Objects and equipment"), reverse("assets")), Crumb(_("Map"))],
        "tiles": tiles,
        "pins": json.dumps(pins, ensure_ascii=False),
        "count": say_number(len(pins)),
        "most": say_number(MOST) if places.is_cut else "",
        "query": request.GET.urlencode(),
    }
    return let_tiles_in(render(request, "office/assets/map.html", context), tiles)
