"""What follows from who stands under whom?"""

from collections.abc import Mapping


def makes_cycle(parents: Mapping[int, int | None], *, child: int, parent: int | None) -> bool:
    """Would `child` stand above itself if it were put under `parent`?

    `parents` holds at least all that stands above `parent`.
    """
    seen: set[int] = set()
    above = parent
    while above is not None and above not in seen:
        if above == child:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
