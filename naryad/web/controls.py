"""What does a control of a form say about itself?"""

from datetime import date, datetime, time

from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.translation import gettext as _


def say_demand(bound: BoundField) -> str:
    """Whichever of "required" and "optional" is rarer in the form; nothing where all are alike."""
    required, optional = _count_demands(bound.form)
    if not required or not optional:
        return ""
    if bound.field.required:
        return _("required") if required <= optional else ""
    return _("optional") if required > optional else ""


def write_control(value: object) -> str:
    """The value of a text, date or time control, as HTML wants it."""
    match value:
        case None:
            return ""
        case datetime():
            moment = timezone.localtime(value) if timezone.is_aware(value) else value
            return f"{moment:%Y-%m-%dT%H:%M}"
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
    return str(value)


def _count_demands(form: BaseForm) -> tuple[int, int]:
    demands = [field.required for field in form.fields.values() if not field.widget.is_hidden]
    return demands.count(True), demands.count(False)
