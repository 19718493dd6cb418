"""What can be done about what comes in from outside?"""

from naryad.intake.actions.accept_inquiry import accept_inquiry
from naryad.intake.actions.add_code_settings import add_code_settings
from naryad.intake.actions.attach_photo import attach_photo
from naryad.intake.actions.choose_code_settings import choose_code_settings
from naryad.intake.actions.delete_code_settings import delete_code_settings
from naryad.intake.actions.edit_code_settings import edit_code_settings
from naryad.intake.actions.erase_inquiries import erase_due_inquiries, erase_inquiries
from naryad.intake.actions.forget_arriving_photos import forget_arriving_photos
from naryad.intake.actions.forget_scans import forget_scans
from naryad.intake.actions.join_inquiry import join_inquiry
from naryad.intake.actions.note_same_trouble import note_same_trouble
from naryad.intake.actions.refuse_inquiries import refuse_inquiries
from naryad.intake.actions.reopen_inquiries import reopen_inquiries
from naryad.intake.actions.restore_code_settings import restore_code_settings
from naryad.intake.actions.send_inquiry import send_inquiry
from naryad.intake.actions.take_photo_part import Arrived, PhotoPart, UnfitPart, take_photo_part

__all__ = [
    "Arrived",
    "PhotoPart",
    "UnfitPart",
    "accept_inquiry",
    "add_code_settings",
    "attach_photo",
    "choose_code_settings",
    "delete_code_settings",
    "edit_code_settings",
    "erase_due_inquiries",
    "erase_inquiries",
    "forget_arriving_photos",
    "forget_scans",
    "join_inquiry",
    "note_same_trouble",
    "refuse_inquiries",
    "reopen_inquiries",
    "restore_code_settings",
    "send_inquiry",
    "take_photo_part",
]
