"""What of a form is kept while it is being typed?"""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

_NOT_DRAFTED = {"csrfmiddlewaretoken", "request_key", "version", "seen", "accepted", "more"}


def typed_into(posted: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps."""
    return {
        name: [value.replace("\x00", "") for value in values]
        for name, values in posted.lists()
        if name not in _NOT_DRAFTED
    }


def as_posted(kept: Mapping[str, Iterable[str]]) -> QueryDict:
    """As if it were sent now."""
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, [str(value) for value in values])
    return data
