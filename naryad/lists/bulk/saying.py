"""How is a "no" kept so that whoever reads it later reads it in their own language?"""

from django.utils.translation import override

from naryad.core.errors import Refusal
from naryad.core.labels import LANGUAGES, Label


def say_in_all_languages(refusal: Refusal) -> Label:
    """The sentence as it was then: plural forms and names in it are of that moment."""
    said = Label()
    for language in LANGUAGES:
        with override(language):
            said[language] = str(refusal)
    return said
