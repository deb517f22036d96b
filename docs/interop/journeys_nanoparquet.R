# Counts of a dataset with the R packages nanoparquet and jsonlite: Rscript journeys_nanoparquet.R demo/observatory
library(nanoparquet)

dataset <- commandArgs(trailingOnly = TRUE)[1]

# The published rows of a table: the files that the manifests name, with the keys of the manifests as text.
read_table <- function(table) {
  manifests <- Sys.glob(file.path(dataset, "region=*", "campaign=*", "partition.json"))
  parts <- lapply(manifests, function(path) {
    manifest <- jsonlite::fromJSON(path)
    name <- manifest$files$name[manifest$files$table == table]
    rows <- as.data.frame(read_parquet(file.path(dirname(path), name)))
    cbind(region = manifest$region, campaign = manifest$campaign, rows)
  })
  do.call(rbind, parts)
}

journey <- read_table("JOURNEY")
step <- read_table("STEP")

counts <- function(rows, prefix, columns) {
  keys <- do.call(paste, lapply(rows[columns], function(x) ifelse(is.na(x), "-", as.character(x))))
  n <- table(keys)
  cat(sprintf("%s %s\t%d\n", prefix, names(n), as.integer(n)), sep = "")
}

counts(journey, "journeys", c("region", "campaign", "certifier"))
counts(step, "steps", c("step", "outcome"))
counts(merge(journey, step, by = c("region", "campaign", "journey_id")), "joined", c("certifier", "step"))
cat(sprintf("journeys without person_id\t%d\n", sum(is.na(journey$person_id))))
cat(sprintf("first step_date\t%s\n", format(min(step$step_date))))
cat(sprintf("last step_date\t%s\n", format(max(step$step_date))))
cat(sprintf("last observed_until\t%s\n", format(max(journey$observed_until))))
