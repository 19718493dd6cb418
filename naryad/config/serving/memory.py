"""How seldom does the collector of cycles look at what is there?"""

import gc

# Django makes and drops thousands of objects for a page and hundreds of thousands for a file, of
# which hardly any stand in cycles. At Python's own thresholds (700, 10, 10) a fourth to a third of
# the time of an import went to looking for them.
_NEW = 50_000
_YOUNG = 20
_OLD = 100


def rest_collector() -> None:
    """Before forking: what is loaded by now stays memory that all processes share, since the
    collector never touches it again; what comes later it looks through more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _OLD)
