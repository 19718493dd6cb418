"""How is everything that is measured said in one shape of row?"""

from collections.abc import Sequence

from bench.measuring import Cost

HEAD = """\
| operation | data | p50, ms | p95, ms | web CPU, ms | database CPU, ms | queries | × floor \
| peak memory, MB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|"""


def say_row(name: str, data: str, costs: Sequence[Cost]) -> None:
    """At once, since a run takes its time. The second cost is that of the floor."""
    cost = costs[0]
    numbers = [f"{each:.1f}" for each in (cost.median, cost.p95, cost.web, cost.database)]
    queries = "" if cost.queries is None else str(cost.queries)
    _say(name, data, *numbers, queries, _ratio(costs), f"{cost.peak:.0f}")


def say_work(
    name: str,
    data: str,
    *,
    median: float,
    p95: float | None = None,
    cpu: float | None = None,
    database: float | None = None,
    ratio: float | None = None,
    peak: float | None = None,
) -> None:
    """What is done without a request: an action, a job, a file. `cpu` is of our own process,
    `database` of the server's."""
    cells = (p95, cpu, database, None, ratio)
    _say(name, data, f"{median:.1f}", *map(_or_nothing, cells), _or_nothing(peak, digits=0))


def _ratio(costs: Sequence[Cost]) -> str:
    if len(costs) == 1:
        return ""
    ours, floor = costs
    return f"{(ours.web + ours.database) / (floor.web + floor.database):.1f}"


def _or_nothing(number: float | None, *, digits: int = 1) -> str:
    return "" if number is None else f"{number:.{digits}f}"


def _say(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)
