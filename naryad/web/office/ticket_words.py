"""What are the changes to tickets and their settings called in histories?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.palette import Color
from naryad.tickets.codes import Branch, Side, StageKind, Who
from naryad.tickets.stage_effects import known_effects, known_requirements

# Kind of the event: icon and words.
TICKET_KINDS: dict[str, tuple[str, str | Promise]] = {
    "cycle.draft_started": ("pencil", _("Draft of the life cycle begun")),
    "cycle.draft_discarded": ("trash", _("Draft of the life cycle thrown away")),
    "cycle.draft_restored": ("restore", _("Draft of the life cycle taken back")),
    "cycle.published": ("flag", _("Life cycle published")),
    "cycle.start_set": ("flag", _("Start of the life cycle changed")),
    "cycle.stage_added": ("plus", _("Stage added to the life cycle")),
    "cycle.stage_removed": ("x", _("Stage taken out of the life cycle")),
    "cycle.transition_added": ("plus", _("Transition added")),
    "cycle.transition_edited": ("pencil", _("Transition changed")),
    "cycle.transition_removed": ("x", _("Transition taken out")),
    "ticket.created": ("plus", _("Ticket created")),
    "ticket.assigned": ("user-check", _("Assignees changed")),
    "ticket.type_changed": ("switch-horizontal", _("Type changed")),
    "ticket.moved": ("arrow-right", _("Moved along its life cycle")),
    "ticket.moved_by_time": ("clock", _("Moved by time")),
    "ticket.move_undone": ("arrow-back-up", _("Move taken back")),
    "ticket.message_written": ("message", _("Message written")),
    "ticket.rated": ("star", _("Rated by the customer")),
    "ticket.rated_low": ("star", _("Rated low by the customer")),
    "ticket.due_soon": ("clock", _("Deadline is near")),
    "ticket.overdue": ("alert-triangle", _("Deadline has passed")),
    "cycle.arranged": ("arrows-sort", _("Order of the transitions changed")),
}
TICKET_FIELDS: dict[str, str | Promise] = {
    "number_mask": _("Mask of the numbers"),
    "close_minutes": _("Time to close"),
    "soon_minutes": _("Warn before the deadline"),
    "has_all_areas": _("Serves all areas"),
    "has_all_work_types": _("Has all work types"),
    "is_default": _("New tickets get it"),
    "color": _("Color"),
    "stage_kind": _("Kind"),
    "effects": _("What happens on entry"),
    "requirements": _("What must be there before"),
    "assignee": _("Whom to assign"),
    "start_stage": _("First stage"),
    "start_status": _("First status"),
    "stage": _("Stage"),
    "stages": _("Stages"),
    "transition": _("Transition"),
    "transitions": _("Transitions"),
    "from_stage": _("From the stage"),
    "to_stage": _("To the stage"),
    "branch": _("Branch"),
    "status": _("Status"),
    "who": _("Who makes it"),
    "after_seconds": _("After the entry into the stage"),
    "before_deadline_seconds": _("Before the deadline"),
    "requires_comment": _("Asks for a comment"),
    "title": _("Subject"),
    "text": _("Text"),
    "side": _("For which conversation"),
    "stage_id": _("Stage"),
    "status_id": _("Status"),
    "criticality_id": _("Criticality"),
    "asset_id": _("Object"),
    "contract_id": _("Contract"),
    "work_type_id": _("Type of work"),
    "requester_id": _("Requester"),
    "assignee_ids": _("Assignees"),
    "deadline": _("Deadline"),
    "window_from": _("The visit begins"),
    "window_till": _("The visit ends"),
    "estimated_minutes": _("Estimated time"),
    "customer_contacts": _("Whom the customer has named"),
    "rating": _("Rating, from 1 to 5"),
    "rating_word": _("What the customer says to it"),
    "message": _("Message"),
    "comment": _("Comment"),
}
TICKET_VALUES: dict[str, str | Promise] = {
    **{each.value: each.label for each in Color},
    **{f"STAGE_{each.value}": each.label for each in StageKind},
    **{f"BRANCH_{each.value}": each.label for each in Branch},
    **{f"WHO_{each.value}": each.label for each in Who},
    **{f"SIDE_{each.value}": each.label for each in Side},
    **{each.code: each.name for each in known_effects()},
    **{each.code: each.name for each in known_requirements()},
}
# Fields that hold seconds, or minutes.
SECONDS_IN = {
    "after_seconds": 1,
    "before_deadline_seconds": 1,
    "close_minutes": 60,
    "soon_minutes": 60,
    "estimated_minutes": 60,
}
