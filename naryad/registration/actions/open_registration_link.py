"""What does a browser keep of a link that was followed?"""

from naryad.accounts.models import LinkPurpose
from naryad.accounts.secret_links import link_id_of


def open_registration_link(secret: str) -> int:
    """Its id, for the session. That spends nothing, since mail scanners follow links too."""
    return link_id_of(secret, purpose=LinkPurpose.REGISTER)
