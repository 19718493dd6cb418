"""Has the same been asked for again in the meantime?"""

from naryad.letters.models import Letter


def is_newest(letter: Letter) -> bool:
    """Of two letters that do the same, only the newer one goes out."""
    return not Letter.objects.filter(
        kind=letter.kind, subject_id=letter.subject_id, pk__gt=letter.pk
    ).exists()
