"""Aalen-Johansen of the competing outcomes, by level."""

import numpy as np
from dataset import answer, eligible, first, steps
from statsmodels.duration.survfunc import CumIncidenceRight

CAUSES = ["full", "partial", "none", "left"]
HORIZONS = {6: 183, 12: 365, 18: 548, 24: 731, 36: 1096}  # months and their days

step = steps()
rows = eligible(
    step,
    "observed_until",
    full=first(step, "JURY", outcome="FULL"),
    partial=first(step, "JURY", outcome="PARTIAL"),
    none=first(step, "JURY", outcome="NONE"),
    left=first(step, "WITHDRAWAL", "EXPIRY"),
)
end = rows[CAUSES].min(axis=1)
rows["cause"] = np.select([end == rows[name] for name in CAUSES], range(1, 5), 0)
rows["days"] = (end.fillna(rows["observed_until"]) - rows["entry"]).dt.days
values = {}
for level, group in rows.groupby("level"):
    curves = CumIncidenceRight(group["days"], group["cause"])
    for months, days in HORIZONS.items():
        at = np.searchsorted(curves.times, days, side="right") - 1
        for name, curve in zip(CAUSES, curves.cinc):
            values[f"{level} {months} {name}"] = curve[at]
answer(values)
