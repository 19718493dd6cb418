"""Of which changes may a program be told, and about what?

`<subject>.*` stands for all of a subject. What is not here (looking with another's eyes, the
drafts of life cycles, runs and files of single people) concerns no other program.
"""

from collections.abc import Mapping

_COMMON = ("added", "edited", "deleted", "restored")
_FILES = ("file_attached", "file_edited", "file_deleted", "file_restored")
_MERGED = ("merged", "took_in", "unmerged", "gave_back")

VERBS: Mapping[str, tuple[str, ...]] = {
    "ticket": (
        "created",
        "edited",
        "assigned",
        "moved",
        "moved_by_time",
        "move_undone",
        "type_changed",
        "message_written",
        "participants_changed",
        "due_soon",
        "overdue",
        "rated",
        "rated_low",
        "archived",
        "unarchived",
        "placed_anew",
        "deleted",
        "restored",
        *_FILES,
    ),
    "asset": (
        *_COMMON,
        "moved",
        "published",
        "withdrawn",
        "withdrawn_with_company",
        "code_issued",
        "code_bound",
        "code_replaced",
        "code_retired",
        "code_settings_chosen",
        "main_photo_chosen",
        *_FILES,
    ),
    "company": (*_COMMON, *_MERGED, *_FILES),
    "contract": (*_COMMON, "reminded", "reminded_nobody", *_FILES),
    "person": (
        *_COMMON,
        "converted",
        "role_given",
        "role_taken",
        "invited",
        "activated",
        "banned",
        "unbanned",
        "registered",
        "approved",
        "registration_refused",
        "photo_changed",
        "erased",
        *_MERGED,
    ),
    "area": (*_COMMON, "moved", "made_default"),
    "skill": _COMMON,
    "work_type": _COMMON,
    "asset_type": _COMMON,
    "asset_class": _COMMON,
    "ticket_type": _COMMON,
    "stage": _COMMON,
    "status": _COMMON,
    "criticality": _COMMON,
}
# As the API calls what an event is about.
NOUNS: Mapping[str, str] = {
    "ticket": "tickets",
    "asset": "assets",
    "company": "companies",
    "contract": "contracts",
    "person": "people",
    "area": "areas",
    "skill": "skills",
    "work_type": "work-types",
    "asset_type": "asset-types",
    "asset_class": "asset-classes",
    "ticket_type": "ticket-types",
    "stage": "stages",
    "status": "statuses",
    "criticality": "criticalities",
}
SUBJECTS = {noun: subject for subject, noun in NOUNS.items()}
KINDS = frozenset(f"{subject}.{verb}" for subject, verbs in VERBS.items() for verb in verbs)
# What a customer may hear of: requests, in the words of statuses.
FOR_CUSTOMERS = frozenset(
    f"ticket.{verb}"
    for verb in ("created", "edited", "moved", "moved_by_time", "move_undone", "message_written")
) | {"ticket.rated", "ticket.rated_low"}


def is_known(kind: str) -> bool:
    """Also of a whole subject."""
    subject, _dot, verb = kind.partition(".")
    return kind in KINDS or (verb == "*" and subject in VERBS)


def subject_of(kind: str) -> str:
    return kind.partition(".")[0]


def spread(kinds: frozenset[str]) -> frozenset[str]:
    """Each kind that is meant, by its own name."""
    whole = {subject_of(kind) for kind in kinds if kind.endswith(".*")}
    return frozenset(kind for kind in KINDS if kind in kinds or subject_of(kind) in whole)
