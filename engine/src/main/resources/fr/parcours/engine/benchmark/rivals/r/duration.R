# Kaplan-Meier from the decision to the jury, by level.
library(survival)
source("dataset.R")

step <- steps()
rows <- eligible(step, "observed_until", first(step, "JURY", "jury"))
rows[, event := !is.na(jury) & jury <= observed_until]
rows[, days := as.integer(fifelse(event, jury, observed_until) - entry)]
fit <- survfit(Surv(days, event) ~ level, rows)
level <- sub("level=", "", names(fit$strata))
table <- summary(fit)$table
answer(as.list(c(
  setNames(table[, "records"], paste(level, "journeys")),
  setNames(table[, "events"], paste(level, "events")),
  setNames(quantile(fit, 0.5)$quantile[, 1] / 30.4375, paste(level, "median"))
)))
