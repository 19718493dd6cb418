"""What can be done with offers of registration, and by whoever registers?"""

from naryad.registration.actions.approve_registrations import (
    approve_registrations,
    refuse_registrations,
)
from naryad.registration.actions.ask_registration import ask_registration
from naryad.registration.actions.come_in_by_code import come_in_by_code
from naryad.registration.actions.forget_unproved import forget_unproved
from naryad.registration.actions.merge_people import merge_people
from naryad.registration.actions.open_registration_link import open_registration_link
from naryad.registration.actions.send_code_again import send_code_again
from naryad.registration.actions.set_up_offers import (
    add_offer,
    delete_offer,
    edit_offer,
    restore_offer,
)
from naryad.registration.actions.undo_merging import undo_merging
from naryad.registration.actions.use_registration_code import use_registration_code

__all__ = [
    "add_offer",
    "approve_registrations",
    "ask_registration",
    "come_in_by_code",
    "delete_offer",
    "edit_offer",
    "forget_unproved",
    "merge_people",
    "open_registration_link",
    "refuse_registrations",
    "restore_offer",
    "send_code_again",
    "undo_merging",
    "use_registration_code",
]
