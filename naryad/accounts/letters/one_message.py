"""Which words fit into one text message?"""

from naryad.accounts.addresses import login_address
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address

# In Cyrillic letters; a longer one is cut in two and paid twice.
MOST = 70
# With /i/ and the 14 letters of the secret.
LONGEST_HOST = MOST - 17
_ELLIPSIS = "…"
_SHORTEST_NAME = 4


def count_units(text: str) -> int:
    """As telephones count: of letters beyond the basic plane each is two."""
    return len(text.encode("utf-16-le")) // 2


def fit(words: str, *, letter: Letter, otherwise: str = "") -> str:
    """`words` with the organization's name at %(organization)s, shortened as far as need be; where
    nothing readable is left of it, `otherwise`, which names nobody."""
    name = " ".join(letter.organization.name.text(letter.language).split())
    room = MOST - count_units(words % {"organization": ""})
    if count_units(name) > room:
        name = _cut(name, room - 1) + _ELLIPSIS
    if otherwise and count_units(name) < _SHORTEST_NAME:
        return otherwise
    return words % {"organization": name}


def short_link(letter: Letter, secret: str) -> str:
    """The shortest address at which the secret opens: of the organization or the common one, with
    the scheme as long as there is room for it, since telephones make links of it."""
    links = (
        page_address(letter.organization, "invitation_sms", secret),
        login_address("invitation_sms", secret),
    )
    link = links[0] if count_units(links[0]) <= MOST else min(links, key=len)
    return link if count_units(link) <= MOST else link.partition("://")[2]


def _cut(text: str, most: int) -> str:
    kept = text
    while kept and count_units(kept) > most:
        kept = kept[:-1]
    return kept.rstrip()
