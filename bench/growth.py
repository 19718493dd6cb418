"""How much more does the same screen cost with a hundred times as many tickets?

`--few` keeps its figures for the run with all of them, which says what has grown.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from naryad.config.environment import ROOT

_KEPT = ROOT / ".cache" / "bench-few.json"
_HEAD = """
| growth | few: web + database | all: web + database | × |
|---|--:|--:|--:|"""
Figures = Mapping[str, tuple[float, float]]


def say_growth(figures: Figures, *, kept: Path = _KEPT) -> None:
    """Milliseconds of the web process and of PostgreSQL by screen."""
    known: Figures = json.loads(kept.read_text()) if kept.exists() else {}
    if "NARYAD_BENCH_FEW" in os.environ:
        kept.write_text(json.dumps({**known, **figures}))
        return
    shared = [screen for screen in figures if screen in known]
    if shared:
        print(_HEAD)
    for screen in shared:
        few, all_of_them = known[screen], figures[screen]
        sums = [f"{web:.1f} + {database:.1f}" for web, database in (few, all_of_them)]
        times = sum(all_of_them) / max(sum(few), 0.1)
        print(f"| {' | '.join([screen, *sums, f'{times:.2f}'])} |")
