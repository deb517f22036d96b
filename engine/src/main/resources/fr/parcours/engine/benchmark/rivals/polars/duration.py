"""Kaplan-Meier from the decision to the jury, by level: counts by polars, curves by statsmodels."""

import polars as pl
from dataset import answer, eligible, first, is_step
from statsmodels.duration.survfunc import SurvfuncRight

known = pl.col("jury") <= pl.col("observed_until")
counts = (
    eligible(jury=first(is_step("JURY")))
    .with_columns(event=known.fill_null(False))
    .with_columns(end=pl.when("event").then("jury").otherwise("observed_until"))
    .group_by("level", "event", days=(pl.col("end") - pl.col("entry")).dt.total_days())
    .len()
    .collect()
)
values = {}
for (level,), rows in counts.group_by("level"):
    days, event, journeys = (rows[name].to_numpy() for name in ["days", "event", "len"])
    curve = SurvfuncRight(days, event.astype(int), freq_weights=journeys)
    values[f"{level} journeys"] = journeys.sum()
    values[f"{level} events"] = journeys[event].sum()
    values[f"{level} median"] = curve.quantile(0.5) / 30.4375
answer(values)
