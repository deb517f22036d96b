# Funnel by level.
source("dataset.R")

step <- steps("rank")
reached <- eligible(
  step, "support",
  first(step, "SUPPORT_START", "support_start"),
  first(step, "DOSSIER", "dossier"),
  first(step, "JURY", "jury"),
  step[step == "JURY" & rank == 1, .(journey_id, first_outcome = outcome)],
  first(step, "JURY", "full", "FULL")
)
answer(by_level(reached[, .(
  entered = .N,
  eligible = .N,
  supported = sum(!is.na(support_start) | support %in% c("CERTIFIER", "OTHER")),
  dossier = sum(!is.na(dossier) | !is.na(jury)),
  jury = sum(!is.na(jury)),
  first_full = sum(first_outcome == "FULL", na.rm = TRUE),
  first_partial = sum(first_outcome == "PARTIAL", na.rm = TRUE),
  first_none = sum(first_outcome == "NONE", na.rm = TRUE),
  first_absent = sum(first_outcome == "ABSENT", na.rm = TRUE),
  full_validation = sum(!is.na(full))
), by = level]))
