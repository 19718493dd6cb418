"""Which rules may go without anybody noticing, because another one says the same?

Each is a second lock on a door. What stands here is taken away like all the rest and must survive:
a line that is noticed after all leaves this list.
"""

import re

from tests.mutate.breaks import Break
from tests.mutate.doors import OpenDoor

_INNER = "the action inside asks for the same right"
_ONE_HOUSE = "a person's id belongs to one organization anyway"
_GIVEN_IDS = "the ids are of tickets that were found in the organization; the index begins with it"
_ITS_PARTS = "a whole and its parts are of one organization"
_UNSEEN = "a customer sees none of these, so the door behind finds nothing"
_EACH_DOOR = "taken away door by door instead"
_NOTHING_UNSAFE = "no unsafe method gets past the middleware with other eyes"

_DOOR = "the address «{}» without {}"
HARMLESS = {
    "naryad/access/arms.py without t.organization_id = :organization": _ONE_HOUSE,
    "naryad/access/own_keys.py without mine.organization_id = :organization": _ONE_HOUSE,
    "naryad/catalog/visibility.py without filter(use=ReasonUse.BAN)": "there is no other use yet",
    "naryad/accounts/actions/add_card.py without by.require(Permission.ADD_PEOPLE)": _INNER,
    "naryad/accounts/actions/edit_card.py without by.require(Permission.EDIT_PEOPLE)": _INNER,
    "naryad/accounts/actions/change_email.py without "
    "if Login.objects.filter(email=new).exists(): raise AddressTaken": "the unique key says so too",
    "naryad/files/actions/drop_files.py without by.require_own_eyes()": "its callers have asked",
    "naryad/people/actions/ban_for_new_reason.py without by.require(Permission.BAN_PEOPLE)": _INNER,
    **{
        f"naryad/lists/bulk/actions/{name}.py without by.{check}": _INNER
        for name, check in (
            ("start_run", "require(verb.permission)"),
            ("open_run", "require(verb.permission)"),
            ("work_batch", "require(find_verb(run.noun, run.verb).permission)"),
            ("undo_run", "require_own_eyes()"),
            ("try_again", "require_own_eyes()"),
        )
    },
    "naryad/tickets/actions/add_picture.py without by.require_own_eyes()": "whatever keeps the "
    "picture asks for them too",
    "naryad/tickets/actions/assign_and_move.py without "
    "by.require(Permission.ASSIGN_TICKETS)": _INNER,
    **{
        f"naryad/tickets/visibility.py without {alias}.organization_id = :organization": _ITS_PARTS
        for alias in ("a", "c", "p")
    },
    "naryad/tickets/visibility.py in _lying without "
    "filter(newest_key__gte=ARCHIVED)": "a condition of the question says it too",
    "naryad/tickets/visibility_of_settings.py in _areas_of without "
    "filter(organization_id=actor.organization_id)": _ONE_HOUSE,
    "naryad/tickets/visibility_of_settings.py in transitions_visible_to without "
    "filter(organization_id=actor.organization_id)": "their life cycles are of one organization",
    **{
        f"naryad/{path}.py without {alias}.organization_id = %(organization)s::bigint": _GIVEN_IDS
        for path, alias in (
            ("lists/customer_tickets/talk", "m"),
            ("lists/tickets/rows", "t"),
            ("lists/tickets/searching", "t"),
            ("lists/tickets/searching", "v"),
            ("tickets/following", "l"),
            ("tickets/following", "t"),
            ("tickets/parents", "t"),
        )
    },
    "naryad/people/actions/set_photo.py without "
    "if not people_visible_to(by).filter(pk=person_id).exists(): raise NotVisible": "spares the "
    "decoding of a picture; the lock afterwards finds nobody",
    "naryad/web/doors.py without request.actor.require_own_eyes()": _EACH_DOOR,
    "naryad/web/doors.py without "
    "if kind is not None and request.actor.kind != kind: raise NotVisible": _EACH_DOOR,
    "naryad/web/office/letters.py without demand(actor, Permission.SEE_LETTERS)": "whoever may "
    "not see letters sees none",
    "naryad/web/office/settings/mail.py without "
    "actor.require(Permission.EDIT_ORGANIZATION)": _INNER,
    **{
        _DOOR.format(name, "own eyes"): _NOTHING_UNSAFE
        for name in (
            "profile_app_removal",
            "profile_codes",
            "profile_passkey_removal",
            "profile_sessions",
            "profile_theme",
        )
    },
    **{
        _DOOR.format(name, "its kind of people"): _UNSEEN
        for name in (
            "area_edit",
            "area_deletion",
            "entry_edit",
            "entry_deletion",
            "role",
            "role_deletion",
        )
    },
}


def is_harmless(broken: Break | OpenDoor) -> bool:
    return not HARMLESS.keys().isdisjoint(names_of(broken))


def names_of(broken: Break | OpenDoor) -> set[str]:
    """Without the number of the line, which moves: the rule wherever it stands in the file, and
    that of one function alone (`… in function without …`)."""
    name = re.sub(r":\d+ without", " without", str(broken))
    function = broken.function if isinstance(broken, Break) else ""
    return {name, name.replace(" without", f" in {function} without", 1)} if function else {name}
