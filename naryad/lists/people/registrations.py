"""How is it asked in a list who came by a code, and how that ended?"""

from enum import StrEnum

from django.utils.functional import Promise

from naryad.registration.states import RegistrationState


class Came(StrEnum):
    WAITING = "waiting"
    ADMITTED = "admitted"
    APPROVED = "approved"
    REFUSED = "refused"


# Those who wait are known by their cards.
ENDED = (RegistrationState.ADMITTED, RegistrationState.APPROVED, RegistrationState.REFUSED)
CAME_NAMES: dict[str, str | Promise] = {
    each.value: RegistrationState[each.name].label for each in Came
}
