# What the scripts of this folder need; fails if something is missing.
packages <- c("survival", "data.table", "jsonlite")
invisible(lapply(packages, loadNamespace))
parquet <- Find(function(name) requireNamespace(name, quietly = TRUE), c("arrow", "nanoparquet"))
used <- c(packages, parquet)
versions <- vapply(used, function(name) paste(name, packageVersion(name)), "")
cat(jsonlite::toJSON(list(
  versions = paste(c(versions, paste("R", getRversion())), collapse = ", "),
  reads = if (is.null(parquet)) "csv" else "parquet"
), auto_unbox = TRUE))
