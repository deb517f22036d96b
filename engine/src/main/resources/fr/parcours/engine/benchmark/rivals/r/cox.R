# Cox model of the months to the jury, with ties by Efron.
library(survival)
source("dataset.R")

step <- steps()
attributes <- c("certifier", "sex", "employment_status", "disability", "birth_year", "region", "observed_until")
rows <- with_covariates(eligible(step, attributes, first(step, "JURY", "jury")))
rows[, event := !is.na(jury) & jury <= observed_until]
rows[, months := ceiling(as.integer(fifelse(event, jury, observed_until) - entry) / 30.4375)]
counts <- list(journeys = nrow(rows), events = sum(rows$event))
# A half-year without a jury has a hazard of zero, which is no finite coefficient: its rows would add nothing.
rows <- rows[entry_half_year %in% unique(rows$entry_half_year[rows$event])]
with_factors(rows, rep(1, nrow(rows)))
fit <- coxph(reformulate(covariates, "Surv(months, event)"), rows, ties = "efron")
answer(c(counts, ratios(fit, "hazard_ratio")))
