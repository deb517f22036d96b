"""Logistic model of presumed drop-out, over the counts of covariate patterns."""

import pandas as pd
import statsmodels.api as sm
from dataset import COVARIATES, answer, design, eligible, first, ratios, steps, with_covariates

HORIZON = pd.Timedelta(days=731)  # 24 months

step = steps()
attributes = ["certifier", "sex", "employment_status", "disability", "birth_year", "region", "observed_until"]
rows = with_covariates(eligible(step, *attributes, jury=first(step, "JURY")))
rows = rows[rows["entry"] + HORIZON <= rows["observed_until"]]
rows["dropouts"] = ~(rows["jury"] <= rows["entry"] + HORIZON)
patterns = rows.groupby(COVARIATES, observed=True)["dropouts"].agg(["sum", "count"]).reset_index()
response = pd.DataFrame({"dropouts": patterns["sum"], "others": patterns["count"] - patterns["sum"]})
covariates = design(patterns, patterns["count"]).assign(constant=1.0)
fit = sm.GLM(response.to_numpy(), covariates.to_numpy(), family=sm.families.Binomial()).fit()
values = {"journeys": patterns["count"].sum(), "events": patterns["sum"].sum()}
answer(values | ratios("odds_ratio", covariates.columns, fit))
