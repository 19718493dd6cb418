"""Who sees and changes the files of companies, and where do they go when two are merged?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.permissions import Permission
from naryad.companies.locking import take_companies
from naryad.companies.visibility import companies_visible_to
from naryad.core.dependents import Dependent, declare_dependent
from naryad.files.moving_files import FileMover
from naryad.files.owners import Holder, declare_holder


def declare_files() -> None:
    """Called once, when the program starts."""
    declare_holder(
        Holder("company", Permission.EDIT_COMPANIES, companies_visible_to, take_companies)
    )
    mover = FileMover("company")
    declare_dependent(
        Dependent(
            "company",
            _("files"),
            mover.count,
            consequence=_("stay with the card and come back with it."),
            mover=mover,
            key="files",
        )
    )
