# Eligible journeys of a dataset with one campaign, by data.table.
library(data.table)

arguments <- commandArgs(trailingOnly = TRUE)

covariates <- c(
  "certifier", "level", "sex", "employment_status", "disability", "age_band", "region", "entry_half_year"
)

# The columns of a table: from Parquet where a package reads it, or else from a CSV file with the same rows.
read_table <- function(table, columns) {
  package <- Find(function(name) requireNamespace(name, quietly = TRUE), c("arrow", "nanoparquet"))
  if (is.null(package)) {
    file <- file.path(arguments[2], paste0(tolower(table), ".csv"))
    text <- intersect(columns, "region")
    return(fread(file, select = columns, na.strings = "", colClasses = list(character = text)))
  }
  manifests <- Sys.glob(file.path(arguments[1], "region=*", "campaign=*", "partition.json"))
  rbindlist(lapply(manifests, function(path) {
    manifest <- jsonlite::fromJSON(path)
    file <- file.path(dirname(path), manifest$files$name[manifest$files$table == table])
    stored <- setdiff(columns, "region")
    rows <- as.data.table(if (package == "arrow") {
      arrow::read_parquet(file, col_select = tidyselect::all_of(stored))
    } else {
      nanoparquet::read_parquet(file, col_select = stored)
    })
    if ("region" %in% columns) rows[, region := manifest$region]
    rows
  }))
}

# First date of a kind of step, by journey.
first <- function(step, names, name, result = NULL) {
  wanted <- step$step %in% names
  if (!is.null(result)) wanted <- wanted & step$outcome %in% result
  setnames(step[wanted, .(date = min(step_date)), by = journey_id], "date", name)
}

steps <- function(...) read_table("STEP", c("journey_id", "step", "step_date", "outcome", ...))

# Journeys with a favourable decision, with the given columns beside.
eligible <- function(step, attributes, ...) {
  rows <- merge(
    read_table("JOURNEY", c("journey_id", "level", attributes)),
    first(step, "ELIGIBILITY", "entry", "FAVOURABLE"),
    by = "journey_id"
  )
  for (beside in list(...)) {
    name <- setdiff(names(beside), "journey_id")
    rows[beside, (name) := get(paste0("i.", name)), on = "journey_id"]
  }
  rows
}

with_covariates <- function(rows) {
  rows[, age_band := cut(year(entry) - birth_year, c(-Inf, 29, 39, 49, Inf), c("15-29", "30-39", "40-49", "50+"))]
  rows[, entry_half_year := paste0(year(entry), fifelse(month(entry) <= 6, "-S1", "-S2"))]
}

# Factors whose first value is the most frequent one.
with_factors <- function(rows, weight) {
  for (name in covariates) {
    journeys <- tapply(weight, as.character(rows[[name]]), sum)
    frequent <- names(which.max(journeys))
    set(rows, j = name, value = factor(rows[[name]], c(frequent, setdiff(names(journeys), frequent))))
  }
}

by_level <- function(counts) {
  values <- melt(counts, id.vars = "level", variable.factor = FALSE)
  setNames(as.list(values$value), paste(values$level, values$variable))
}

# Ratios with their limits, by covariate and value.
ratios <- function(fit, ratio) {
  kept <- names(coef(fit)) != "(Intercept)"
  table <- exp(cbind(coef(fit), confint.default(fit))[kept, ])
  colnames(table) <- c(ratio, "lower", "upper")
  prefix <- regmatches(rownames(table), regexpr(paste(covariates, collapse = "|"), rownames(table)))
  names <- paste(prefix, substring(rownames(table), nchar(prefix) + 1))
  setNames(as.list(table), outer(names, colnames(table), paste))
}

answer <- function(values) cat(jsonlite::toJSON(values, auto_unbox = TRUE, digits = NA, na = "null"))
