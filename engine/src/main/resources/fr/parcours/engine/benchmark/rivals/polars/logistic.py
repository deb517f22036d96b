"""Logistic model of presumed drop-out: patterns by polars, fit by statsmodels."""

import numpy as np
import polars as pl
import statsmodels.api as sm
from dataset import COVARIATES, answer, design, eligible, first, is_step, ratios, with_covariates

HORIZON = pl.duration(days=731)  # 24 months

has_jury = (pl.col("jury") <= pl.col("entry") + HORIZON).fill_null(False)
patterns = (
    with_covariates(eligible(jury=first(is_step("JURY"))))
    .filter(pl.col("entry") + HORIZON <= pl.col("observed_until"))
    .group_by(COVARIATES)
    .agg(journeys=pl.len(), dropouts=(~has_jury).sum())
    .collect()
)
names, columns = design(patterns, "journeys")
dropouts, journeys = patterns["dropouts"].to_numpy().astype(float), patterns["journeys"].to_numpy().astype(float)
response = np.column_stack([dropouts, journeys - dropouts])
covariates = np.column_stack([columns, np.ones(patterns.height)])
fit = sm.GLM(response, covariates, family=sm.families.Binomial()).fit()
answer({"journeys": journeys.sum(), "events": dropouts.sum()} | ratios("odds_ratio", names, fit))
