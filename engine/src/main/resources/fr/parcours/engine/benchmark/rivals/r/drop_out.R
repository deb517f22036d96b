# Drop-out by three definitions, by level.
source("dataset.R")

horizon <- 731 # days in 24 months

step <- steps()
rows <- eligible(
  step, "observed_until",
  first(step, "JURY", "jury"),
  first(step, "WITHDRAWAL", "withdrawal"),
  first(step, "EXPIRY", "expiry")
)
rows[, declared := !is.na(withdrawal) & (is.na(jury) | withdrawal <= jury)]
rows[, lapsed := !is.na(expiry) & (is.na(jury) | expiry <= jury) & !declared]
rows[, followed := entry + horizon <= observed_until]
rows[, has_jury := !is.na(jury) & jury <= entry + horizon]
answer(by_level(rows[, .(
  `declared journeys` = .N,
  `declared dropouts` = sum(declared),
  `lapsed journeys` = .N,
  `lapsed dropouts` = sum(lapsed),
  `presumed journeys` = sum(followed),
  `presumed dropouts` = sum(followed & !has_jury)
), by = level]))
