"""How is a span of time said?"""

from django.utils.translation import ngettext

_UNITS = (86_400, 3_600, 60)


def say_span(seconds: int) -> str:
    days, rest = divmod(seconds, _UNITS[0])
    hours, rest = divmod(rest, _UNITS[1])
    said = [
        ngettext("%(num)s day", "%(num)s days", days) % {"num": days} if days else "",
        ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours} if hours else "",
    ]
    minutes = rest // _UNITS[2]
    if minutes:
        said.append(ngettext("%(num)s minute", "%(num)s minutes", minutes) % {"num": minutes})
    return " ".join(each for each in said if each)
