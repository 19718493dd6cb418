"""Which link opens the way to a place in whatever maps the device has?"""

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from django.http import HttpRequest

if TYPE_CHECKING:
    from naryad.assets.models import Asset

_APPLE = ("iPhone", "iPad", "Macintosh")


def link_route(request: HttpRequest, asset: "Asset | None", address: str) -> str:
    """To the coordinates, else the address; empty where there is neither. Nothing is asked of
    anybody until it is followed, and what is said then is the place alone."""
    place = _place_of(asset) or address.strip()
    browser = request.headers.get("User-Agent", "")
    if not place:
        return ""
    if any(each in browser for each in _APPLE):
        return f"https://maps.apple.com/?{urlencode({'daddr': place})}"
    if "Android" in browser:
        return f"geo:0,0?q={quote(place)}"
    return f"https://www.openstreetmap.org/search?{urlencode({'query': place})}"


def _place_of(asset: "Asset | None") -> str:
    if asset is None or asset.latitude is None or asset.longitude is None:
        return ""
    return f"{asset.latitude:.6f},{asset.longitude:.6f}"
