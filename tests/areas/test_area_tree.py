"""In which shape do screens get the tree of areas?"""

from naryad.areas.queries import area_tree, possible_parents
from tests.areas.steps import add
from tests.world import World


def test_the_tree_lists_every_area_below_its_parent(world: World) -> None:
    east = add(world, "Восток")
    child = add(world, "Дальний", parent=east)
    tree = area_tree(world.actor(world.service.technician))
    nodes = {node.area.pk: node for node in tree}
    order = list(nodes)

    assert order.index(child.pk) == order.index(east.pk) + 1
    assert (nodes[child.pk].depth, nodes[east.pk].children) == (1, 1)
    assert nodes[child.pk].is_first and nodes[child.pk].is_last


def test_a_customer_gets_no_tree(world: World) -> None:
    assert area_tree(world.actor(world.service.customer)) == []


def test_possible_parents_leave_out_the_area_and_all_below_it(world: World) -> None:
    by = world.actor(world.service.head)
    child = add(world, "Восток", parent=world.service.north)
    offered = {node.area.pk for node in possible_parents(by, world.service.north.pk)}

    assert world.service.default_area.pk in offered
    assert world.service.north.pk not in offered
    assert child.pk not in offered
