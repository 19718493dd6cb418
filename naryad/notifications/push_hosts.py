"""Whose servers bring news to a browser?

The address of a device comes from its browser, and so from whoever sits at it: the program calls
only those that the makers of browsers run.
"""

from naryad.core.errors import Refusal
from naryad.core.reachable import is_own_trial, read_target

_HOSTS = frozenset({"fcm.googleapis.com", "updates.push.services.mozilla.com"})
_FAMILIES = (".push.services.mozilla.com", ".notify.windows.com", ".push.apple.com")


def is_push_address(url: str) -> bool:
    """Of a trial the own machine counts too."""
    try:
        host = read_target(url).host
    except Refusal:
        return False
    return host in _HOSTS or host.endswith(_FAMILIES) or is_own_trial(host)
