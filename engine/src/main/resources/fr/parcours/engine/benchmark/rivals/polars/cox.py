"""Cox model of the months to the jury: rows by polars, fit by statsmodels. Ties by Efron need rows, not counts."""

import polars as pl
from dataset import COVARIATES, answer, design, eligible, first, is_step, ratios, with_covariates
from statsmodels.duration.hazard_regression import PHReg

known = pl.col("jury") <= pl.col("observed_until")
rows = (
    with_covariates(eligible(jury=first(is_step("JURY"))))
    .with_columns(event=known.fill_null(False))
    .with_columns(end=pl.when("event").then("jury").otherwise("observed_until"))
    .select(
        *COVARIATES,
        "event",
        months=((pl.col("end") - pl.col("entry")).dt.total_days() / 30.4375).ceil(),
        journeys=1,
    )
    .collect()
)
values = {"journeys": rows.height, "events": int(rows["event"].sum())}
# A half-year without a jury has a hazard of zero, which is no finite coefficient: its rows would add nothing.
rows = rows.filter(pl.col("event").any().over("entry_half_year"))
names, columns = design(rows, "journeys")
fit = PHReg(rows["months"].to_numpy(), columns, status=rows["event"].to_numpy().astype(int), ties="efron").fit()
answer(values | ratios("hazard_ratio", names, fit))
