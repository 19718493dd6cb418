"""What does the letter about the end of a contract say?"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.letters.kinds import Content, LetterKind, register_kind
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address
from naryad.people.acting import act_as_reader

CONTRACT_END = "contract-end"


def register_kinds() -> None:
    register_kind(LetterKind(CONTRACT_END, gettext_lazy("End of a contract"), compose))


def compose(letter: Letter, at: datetime) -> Content | None:
    """With what its reader may see at this moment; None where that is not the contract itself."""
    actor = act_as_reader(letter, at=at)
    if actor is None:
        return None
    contract = contracts_visible_to(actor).filter(pk=letter.subject_id).first()
    if contract is None or contract.till is None:
        return None
    company = companies_visible_to(actor).filter(pk=contract.company_id).first()
    said = {"name": contract.name, "company": str(company or ""), "number": contract.number}
    said["day"] = format_date(contract.till, "j E Y")
    return _write(letter, contract, said, is_over=contract.till < actor.today)


def _write(
    letter: Letter, contract: Contract, said: Mapping[str, str], *, is_over: bool
) -> Content:
    said = {**said, "organization": letter.organization.name.text(letter.language)}
    # The outbox shows subjects to people who may see no contracts.
    subject = _("%(organization)s: a contract ends on %(day)s")
    told = _("The contract “%(name)s” ends on %(day)s.")
    if is_over:
        subject = _("%(organization)s: a contract ended on %(day)s")
        told = _("The contract “%(name)s” ended on %(day)s.")
    more = [_("Company: %(company)s") % said if said["company"] else ""]
    more.append(_("Number: %(number)s") % said if said["number"] else "")
    return Content(
        subject=subject % said,
        paragraphs=(told % said, *filter(None, more)),
        link=(_("Open the contract"), page_address(letter.organization, "contract", contract.pk)),
        notes=(_("You get this letter because you are named in the contract."),),
    )
