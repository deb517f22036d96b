"""Cox model of the months to the jury, with ties by Efron."""

import numpy as np
import pandas as pd
from dataset import answer, design, eligible, first, ratios, steps, with_covariates
from statsmodels.duration.hazard_regression import PHReg

step = steps()
attributes = ["certifier", "sex", "employment_status", "disability", "birth_year", "region", "observed_until"]
rows = with_covariates(eligible(step, *attributes, jury=first(step, "JURY")))
rows["event"] = rows["jury"] <= rows["observed_until"]
end = rows["jury"].where(rows["event"], rows["observed_until"])
rows["months"] = np.ceil((end - rows["entry"]).dt.days / 30.4375)
values = {"journeys": len(rows), "events": rows["event"].sum()}
# A half-year without a jury has a hazard of zero, which is no finite coefficient: its rows would add nothing.
rows = rows[rows.groupby("entry_half_year", observed=True)["event"].transform("any")]
covariates = design(rows, pd.Series(1, index=rows.index))
fit = PHReg(rows["months"], covariates, status=rows["event"], ties="efron").fit()
answer(values | ratios("hazard_ratio", covariates.columns, fit))
