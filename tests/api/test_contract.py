"""Is the contract OpenAPI 3.1, whole, and read by people without a script?"""

import re

from django.test import Client

from naryad.api.operations import OPERATIONS
from naryad.organizations.models import Organization
from tests.api.calling import Program, program_of
from tests.web.pages import english, read_words
from tests.world import World


def test_every_operation_stands_in_the_contract(world: World) -> None:
    schema = program_of(world, world.service.customer).get("openapi.json")
    assert schema["openapi"].startswith("3.1")
    declared = {
        operation["operationId"]: operation
        for operations in schema["paths"].values()
        for operation in operations.values()
    }
    assert set(declared) == set(OPERATIONS)
    for name, operation in declared.items():
        statuses = set(operation["responses"])
        assert {"400", "401", "403", "404", "409", "422", "429"} <= statuses, name
        problem = operation["responses"]["422"]["content"]
        assert list(problem) == ["application/problem+json"]


def test_every_reference_leads_somewhere(world: World) -> None:
    answer = program_of(world, world.service.admin).call("GET", "openapi.json")
    named = set(re.findall(rb'"#/components/schemas/(\w+)"', answer.content))
    schema = program_of(world, world.service.admin).get("openapi.json")
    assert {each.decode() for each in named} <= set(schema["components"]["schemas"])


def test_the_page_says_every_operation_with_examples(world: World) -> None:
    page = english(world, world.service.technician).get("/api/v1/docs")
    words = read_words(page)
    for operation in OPERATIONS.values():
        path = re.sub(r"\{row:(\w+)\}", r"{\1}", operation.path)
        assert f"{operation.method} /api/v1/{path}" in words
    assert "curl -X POST" in words and "httpx.request(" in words
    assert "-F 'file=@list.csv'" in words and 'Path("list.csv").read_bytes()' in words
    assert "/api/v1/files?noun=assets&item=$ITEM_ID" in words
    html = page.content.decode()
    assert "<script" not in html and "style=" not in html and "://cdn" not in html


def test_a_chapter_says_all_that_its_answers_are_made_of_and_nothing_else(world: World) -> None:
    html = english(world, world.service.technician).get("/api/v1/docs").content.decode()
    of_noun = dict(
        re.findall(r'<section [^>]*aria-labelledby="([\w-]+)"(.*?)</section>', html, re.DOTALL)
    )
    said = {
        noun: set(re.findall(r'<code class="any">(\w+)</code></summary>', chapter))
        for noun, chapter in of_noun.items()
    }
    assert said["me"] == {"Me", "MyOrganization"}
    assert said["sync"] == {"Gone"}
    assert said["people"] >= {"PersonItem", "Ban", "Invitation", "Results", "Result", "Problem"}
    assert said["tickets"] >= {"MessageItem", "ContactPerson"} and "Me" not in said["tickets"]


def test_both_are_for_people_and_programs_who_are_known(db: None) -> None:
    answer = Client().get("/api/v1/docs")
    assert answer.headers["Location"] == "/sign-in/?next=%2Fapi%2Fv1%2Fdocs"
    assert Program().call("GET", "openapi.json").status_code == 401
    assert Program("nry_wrong").call("GET", "docs").status_code == 401


def test_whoever_lacks_the_second_factor_is_told_so_and_a_page_leads_on(world: World) -> None:
    house = world.service
    program, page = program_of(world, house.admin), english(world, house.admin)
    Organization.objects.filter(pk=house.id).update(administrators_need_factor=True)
    for answer in (
        program.call("GET", "openapi.json"),
        program.call("GET", "docs"),
        page.get("/api/v1/openapi.json"),
    ):
        assert answer.status_code == 403
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "FactorNeeded" in answer.content.decode()
    answer = page.get("/api/v1/docs")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/profile/second-factor/")
