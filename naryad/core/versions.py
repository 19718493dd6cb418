"""Did somebody else save between this person's look and this person's save?"""

from collections.abc import Mapping
from typing import Any

from naryad.core.errors import Stale


def refuse_stale(
    *,
    seen_version: int | None,
    current_version: int,
    mine: Mapping[str, Any],
    current: Mapping[str, Any],
) -> None:
    """Raise Stale with mine and theirs for each field that parts. None: the caller did not look."""
    if seen_version is None or seen_version == current_version:
        return
    differences = {
        name: (value, current[name])
        for name, value in mine.items()
        if name in current and current[name] != value
    }
    raise Stale(differences, version=current_version)
