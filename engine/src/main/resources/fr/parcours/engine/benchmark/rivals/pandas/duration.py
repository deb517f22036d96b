"""Kaplan-Meier from the decision to the jury, by level."""

from dataset import answer, eligible, first, steps
from statsmodels.duration.survfunc import SurvfuncRight

step = steps()
rows = eligible(step, "observed_until", jury=first(step, "JURY"))
rows["event"] = rows["jury"] <= rows["observed_until"]
rows["days"] = (rows["jury"].where(rows["event"], rows["observed_until"]) - rows["entry"]).dt.days
values = {}
for level, group in rows.groupby("level"):
    curve = SurvfuncRight(group["days"], group["event"])
    values[f"{level} journeys"] = len(group)
    values[f"{level} events"] = group["event"].sum()
    values[f"{level} median"] = curve.quantile(0.5) / 30.4375
answer(values)
