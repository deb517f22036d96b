# Aalen-Johansen of the competing outcomes, by level.
library(survival)
source("dataset.R")

horizons <- c(`6` = 183, `12` = 365, `18` = 548, `24` = 731, `36` = 1096) # months and their days

step <- steps()
rows <- eligible(
  step, "observed_until",
  first(step, "JURY", "full", "FULL"),
  first(step, "JURY", "partial", "PARTIAL"),
  first(step, "JURY", "none", "NONE"),
  first(step, c("WITHDRAWAL", "EXPIRY"), "left")
)
rows[, end := pmin(full, partial, none, left, na.rm = TRUE)]
rows[, cause := fcase(
  is.na(end), "waiting", end == full, "full", end == partial, "partial", end == none, "none", end == left, "left"
)]
rows[, cause := factor(cause, c("waiting", "full", "partial", "none", "left"))]
rows[, days := as.integer(fcoalesce(end, observed_until) - entry)]
fit <- survfit(Surv(days, cause) ~ level, rows)
curves <- summary(fit, times = horizons, extend = TRUE)
level <- sub("level=", "", curves$strata)
months <- rep(names(horizons), length(unique(level)))
causes <- levels(rows$cause)[-1]
answer(setNames(as.list(curves$pstate[, -1]), outer(paste(level, months), causes, paste)))
