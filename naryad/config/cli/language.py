"""In which language is the person at the terminal told?"""

import os

# The first that says anything, as every program of the system reads them.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of_the_terminal() -> str:
    said = next(filter(None, (os.environ.get(name) for name in _VARIABLES)), "")
    return "ru" if said.lower().startswith("ru") else "en"
