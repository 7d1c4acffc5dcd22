role <- commandArgs(trailingOnly = TRUE)
channel <- "/opt/ml/input/data/training"

train <- function() {
  cat("training starts\n")
  if (!dir.exists(channel)) stop("the job has no channel training")
  files <- list.files(channel, pattern = "[.]csv$", recursive = TRUE, full.names = TRUE)
  if (length(files) == 0) stop("channel training has no .csv file")
  rows <- do.call(rbind, lapply(files, read.csv, header = FALSE))
  means <- aggregate(rows[, -1], by = list(label = rows[, 1]), FUN = mean)
  saveRDS(means, "/opt/ml/model/means.rds")
  cat(sprintf("rows=%d; classes=%d;\n", nrow(rows), nrow(means)))
}

serve <- function() {
  router <- plumber::plumb("/opt/program/plumber.R")
  # The handler looks at the type itself: plumber's own parsers answer 500 to what they cannot read.
  router$registerHook("preroute", function(data, req, res) {
    req$TYPE <- c(req$HTTP_CONTENT_TYPE, "")[1]
    req$CONTENT_TYPE <- req$HTTP_CONTENT_TYPE <- "application/octet-stream"
  })
  router$run(host = "0.0.0.0", port = 8080, docs = FALSE, quiet = TRUE)
}

if (identical(role, "train")) {
  tryCatch(train(), error = function(problem) {
    message(conditionMessage(problem))
    writeLines(conditionMessage(problem), "/opt/ml/output/failure")
    quit(status = 1)
  })
} else if (identical(role, "serve")) {
  serve()
} else {
  message("usage: train | serve")
  quit(status = 2)
}
