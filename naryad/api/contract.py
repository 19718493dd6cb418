"""Of which nouns is the API made?"""

from naryad.api.frame import make_api
from naryad.api.nouns.areas import AREAS
from naryad.api.nouns.companies import COMPANIES
from naryad.api.nouns.contacts import CONTACTS
from naryad.api.nouns.me import ME
from naryad.api.nouns.people import PEOPLE
from naryad.api.nouns.roles import ROLES

BASE = "/api/v1/"
NOUNS = (
    ME,
    PEOPLE,
    ROLES,
    AREAS,
    COMPANIES,
    CONTACTS,
)
API = make_api()
for noun in NOUNS:
    API.add_router(noun.name, noun.router)
