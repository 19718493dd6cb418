"""Of which nouns is the API made?"""

from naryad.api.frame import make_api
from naryad.api.nouns import ticket_talk
from naryad.api.nouns.areas import AREAS
from naryad.api.nouns.assets import ASSETS
from naryad.api.nouns.codes import CODES
from naryad.api.nouns.companies import COMPANIES
from naryad.api.nouns.contacts import CONTACTS
from naryad.api.nouns.contracts import CONTRACTS
from naryad.api.nouns.directories import ASSET_CLASSES, ASSET_TYPES, WORK_TYPES
from naryad.api.nouns.events import EVENTS, SYNC
from naryad.api.nouns.exports import EXPORTS
from naryad.api.nouns.files import FILES
from naryad.api.nouns.imports import IMPORTS
from naryad.api.nouns.me import ME
from naryad.api.nouns.people import PEOPLE
from naryad.api.nouns.roles import ROLES
from naryad.api.nouns.ticket_settings import CRITICALITIES, STAGES, STATUSES, TICKET_TYPES
from naryad.api.nouns.webhooks import WEBHOOKS

BASE = "/api/v1/"
NOUNS = (
    ME,
    PEOPLE,
    ROLES,
    AREAS,
    COMPANIES,
    CONTACTS,
    CONTRACTS,
    ASSETS,
    ASSET_TYPES,
    ASSET_CLASSES,
    CODES,
    WORK_TYPES,
    ticket_talk.TICKETS,
    TICKET_TYPES,
    STAGES,
    STATUSES,
    CRITICALITIES,
    FILES,
    EXPORTS,
    IMPORTS,
    EVENTS,
    SYNC,
    WEBHOOKS,
)
API = make_api()
for noun in NOUNS:
    API.add_router(noun.name, noun.router)
