"""How is a "no" kept so that whoever reads it later reads it in their own language?"""

from django.utils.translation import override

from naryad.core.errors import Invalid, Refusal
from naryad.core.labels import LANGUAGES, Label


def say_in_all_languages(refusal: Refusal) -> Label:
    """The sentence as it was then: plural forms and names in it are of that moment."""
    said = Label()
    for language in LANGUAGES:
        with override(language):
            said[language] = _say(refusal)
    return said


def _say(refusal: Refusal) -> str:
    """Of bad input what is wrong with each field: a row of a run has no fields to look at."""
    if isinstance(refusal, Invalid) and refusal.errors:
        return " ".join(str(error) for error in refusal.errors.values())
    return str(refusal)
