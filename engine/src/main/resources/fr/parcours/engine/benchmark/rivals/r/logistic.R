# Logistic model of presumed drop-out, over the counts of covariate patterns.
source("dataset.R")

horizon <- 731 # days in 24 months

step <- steps()
attributes <- c("certifier", "sex", "employment_status", "disability", "birth_year", "region", "observed_until")
rows <- with_covariates(eligible(step, attributes, first(step, "JURY", "jury")))
rows <- rows[entry + horizon <= observed_until]
rows[, dropout := is.na(jury) | jury > entry + horizon]
patterns <- rows[, .(journeys = .N, dropouts = sum(dropout)), by = covariates]
with_factors(patterns, patterns$journeys)
fit <- glm(reformulate(covariates, "cbind(dropouts, journeys - dropouts)"), binomial, patterns)
answer(c(list(journeys = sum(patterns$journeys), events = sum(patterns$dropouts)), ratios(fit, "odds_ratio")))
