"""Does anything of the other organization come out anywhere, or any text as markup?"""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.access.walk import Address, all_addresses
from tests.world import FOREIGN_WORD, NASTY, House, World

# Finds every text of the other house, and is not itself the word that must not come out.
QUERY = FOREIGN_WORD[:-2]
SEARCHES = (
    "/office/customers/?q={}",
    "/office/customers/?deleted=only&q={}",
    "/office/employees/?q={}",
    "/office/customers/options/?field=company&name=company&q={}",
    "/office/customers/?area.not={area}&company={company}&peek={person}",
    "/office/customers/filter/?company={company}&area={area}",
    "/office/customers/groups/?company={company}&area={area}",
    "/office/customers/?company={company}&area={area}&role={role}",
    "/office/people/options/companies/?q={}",
    "/office/people/options/skills/?q={}",
    "/office/people/options/work-types/?q={}",
    "/office/people/new/?kind=customer&copy={person}",
    "/office/people/new/?kind=customer&company={company}",
    "/office/companies/?q={}",
    "/office/companies/parents/?q={}",
    "/office/companies/new/?parent={company}",
    "/office/assets/?q={}",
    "/office/codes/sheet/?q={}",
    "/office/codes/find/?code={}",
    "/office/contracts/?q={}",
    "/office/contracts/?deleted=only&q={}",
    "/office/contracts/?company={company}&covers={asset}&object={asset}",
    "/office/contracts/filter/?company={company}&covers={asset}",
    "/office/contracts/options/?field=company&name=company&q={}",
    "/office/contracts/options/?field=covers&name=covers&q={}",
    "/office/contracts/choices/company_id/?q={}",
    "/office/contracts/choices/tree_ids/?q={}",
    "/office/contracts/choices/recipient_ids/?q={}",
    "/office/contracts/new/?company={company}&object={asset}",
    "/office/tickets/?q={}",
    "/office/tickets/?deleted=only&q={}",
    "/office/tickets/?company={company}&object={asset}&within={asset}&assignee={person}",
    "/office/tickets/filter/?company={company}&object={asset}&requester={person}",
    "/office/tickets/options/?field=company&name=company&q={}",
    "/office/tickets/options/?field=object&name=object&q={}",
    "/office/tickets/options/?field=assignee&name=assignee&q={}",
    "/office/tickets/choices/asset_id/?q={}",
    "/office/tickets/contacts/?asset_id={asset}&company_id={company}",
    "/office/tickets/choices/contract_id/?asset_id={asset}&company_id={company}",
    "/office/tickets/choices/company_id/?q={}",
    "/office/tickets/choices/contract_id/?q={}",
    "/office/tickets/options/?field=contract&name=contract&q={}",
    "/office/tickets/choices/requester_id/?q={}",
    "/office/tickets/choices/assignee_ids/?q={}",
    "/office/tickets/choices/parent_id/?q={}",
    "/office/tickets/new/?company_id={company}&asset_id={asset}&requester_id={person}",
    "/office/areas/new/?parent={area}",
    "/office/directories/skills/?q={}",
    "/office/settings/tickets/assignees/?q={}",
    "/office/roles/?q={}",
    "/office/areas/?q={}",
    "/office/find/?q={}",
    "/office/journal/?q={}",
    "/office/journal/?person={person}",
    "/office/journal/?who={person}&whom.not={person}&role={role}",
    "/office/journal/filter/?person={person}&role={role}",
    "/office/journal/options/?field=who&name=who&q={}",
    "/office/journal/options/?field=role&name=role&q={}",
    "/office/codes/list/?q={}",
    "/office/codes/list/?object={asset}&made_by={person}",
    "/office/codes/list/options/?field=batch&name=batch&q={}",
    "/office/inquiries/?q={}",
    "/office/inquiries/?object={asset}",
    "/office/inquiries/filter/?object={asset}&settled_by={person}",
    "/office/inquiries/options/?field=object&name=object&q={}",
    "/office/inquiries/options/?field=code&name=code&q={}",
    "/office/letters/?q={}",
    "/office/letters/?person={person}",
    "/office/letters/options/?field=person&name=person&q={}",
)
# Addresses that show nothing of a house, or lead on.
PAGES_OF_A_HOUSE = 45


@pytest.mark.parametrize("name", ["admin", "dispatcher", "technician", "lead_customer"])
def test_no_search_or_chosen_id_brings_out_the_other_organization(world: World, name: str) -> None:
    client = world.client(world.service.people[name])
    for search in SEARCHES:
        path = search.format(
            QUERY,
            company=world.other.zenit.pk,
            area=world.other.north.pk,
            role=world.other.roles["LEAD"].pk,
            person=world.other.customer.pk,
            asset=world.other.tower.pk,
        )
        assert FOREIGN_WORD not in _text(client, path), path


def test_the_searches_would_find_it(world: World) -> None:
    """The other organization's own administrator finds what nobody else may."""
    client = world.client(world.other.admin)
    for path in ("/office/customers/?q={}", "/office/companies/?q={}", "/office/find/?q={}"):
        assert FOREIGN_WORD in _text(client, path.format(QUERY)), path


@pytest.mark.parametrize("name", ["admin", "technician", "customer"])
def test_ids_of_the_other_organization_lead_nowhere(world: World, name: str) -> None:
    client = world.client(world.service.people[name])
    for address in _addresses_with_ids():
        path = address.path(world.other)
        for method in (client.get, client.post):
            answer = method(path)
            assert answer.status_code in (403, 404, 405), f"{path}: {answer.status_code}"
            assert FOREIGN_WORD not in answer.content.decode(), path


def _addresses_with_ids() -> Iterator[Address]:
    return (
        address
        for address in all_addresses()
        if any(name.endswith("_id") for name in address.placeholders)
    )


@pytest.mark.parametrize("name", ["admin", "lead_customer"])
def test_every_text_of_a_page_is_escaped(world: World, name: str) -> None:
    """Through the eyes of the house in which every text is hostile."""
    client = world.client(world.other.people[name])
    hostile = [address for address in all_addresses() if _shows_text(client, address, world.other)]
    assert len(hostile) >= (PAGES_OF_A_HOUSE if name == "admin" else 3), hostile


def _shows_text(client: Client, address: Address, house: House) -> bool:
    answer = client.get(address.path(house))
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        # Whoever has read a file to its end has closed it.
        b"".join(answer)
        return False
    text = answer.content.decode()
    assert "<img src=x" not in text, address
    assert "zqforeignqz 49" not in text and f"{FOREIGN_WORD} 49" not in text, address
    return FOREIGN_WORD in text and NASTY not in text


@pytest.mark.parametrize("address", all_addresses(), ids=lambda address: address.name)
def test_no_form_is_taken_without_its_token(world: World, address: Address) -> None:
    signed_in = world.client(world.service.admin)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    answer = client.post(address.path(world.service))
    assert answer.status_code in (403, 405), answer.status_code


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code < 500, path
    return answer.content.decode() + str(answer.headers)
