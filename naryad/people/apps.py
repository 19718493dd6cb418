"""What does Django need to know about `people`?"""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "naryad.people"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.people.dependents import declare_dependents  # noqa: PLC0415
        from naryad.people.person_dependents import (  # noqa: PLC0415
            declare_person_dependents,
        )
        from naryad.people.photos import declare_photo_readers  # noqa: PLC0415

        declare_dependents()
        declare_person_dependents()
        declare_photo_readers()
