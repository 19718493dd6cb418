"""Who reads the file that was made?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.visibility import declare_readers
from naryad.outputs.models import Output
from naryad.outputs.visibility import outputs_visible_to

NOUN = "output"


def declare_output_readers() -> None:
    """Called once, when the program starts."""
    declare_readers(NOUN, _readable)


def file_of(output: Output) -> File | None:
    """The caller has taken the output from those that the reader sees."""
    return File.objects.filter(
        organization_id=output.organization_id,
        owner_noun=NOUN,
        owner_id=output.pk,
        deleted_at=None,
    ).first()


def _readable(actor: Actor, ids: Collection[int]) -> set[int]:
    return set(outputs_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
