"""Aalen-Johansen of the competing outcomes, by level: counts by polars, curves by statsmodels."""

import numpy as np
import polars as pl
from dataset import answer, eligible, first, is_step
from statsmodels.duration.survfunc import CumIncidenceRight

CAUSES = ["full", "partial", "none", "left"]
HORIZONS = {6: 183, 12: 365, 18: 548, 24: 731, 36: 1096}  # months and their days


def decided(outcome):
    return first(is_step("JURY"), pl.col("outcome") == outcome)


decision = pl.min_horizontal("full", "partial", "none")
cause = (
    pl.when(decision > pl.col("left")).then(4)
    .when(decision == pl.col("full")).then(1)
    .when(decision == pl.col("partial")).then(2)
    .when(decision == pl.col("none")).then(3)
    .when(pl.col("left").is_not_null()).then(4)
    .otherwise(0)
)
end = pl.min_horizontal("full", "partial", "none", "left", "observed_until")
counts = (
    eligible(
        full=decided("FULL"),
        partial=decided("PARTIAL"),
        none=decided("NONE"),
        left=first(is_step("WITHDRAWAL", "EXPIRY")),
    )
    .group_by("level", days=(end - pl.col("entry")).dt.total_days(), cause=cause)
    .len()
    .collect()
)
values = {}
for (level,), rows in counts.group_by("level"):
    days, cause, journeys = (rows[name].to_numpy() for name in ["days", "cause", "len"])
    curves = CumIncidenceRight(days, cause, freq_weights=journeys)
    for months, horizon in HORIZONS.items():
        at = np.searchsorted(curves.times, horizon, side="right") - 1
        for name, curve in zip(CAUSES, curves.cinc):
            values[f"{level} {months} {name}"] = curve[at]
answer(values)
