means <- readRDS("/opt/ml/model/means.rds")
centers <- as.matrix(means[, -1])

refuse <- function(res, status, text) {
  res$status <- status
  res$setHeader("Content-Type", "text/plain")
  res$body <- text
  res
}

#* @get /ping
function(res) {
  res$body <- ""
  res
}

#* @post /invocations
function(req, res) {
  type <- trimws(strsplit(req$TYPE, ";")[[1]][1])
  if (!identical(tolower(type), "text/csv")) return(refuse(res, 415, "text/csv only\n"))
  text <- rawToChar(req$bodyRaw[req$bodyRaw != 0])
  lines <- strsplit(trimws(text), "\r?\n")[[1]]
  cells <- strsplit(lines, ",", fixed = TRUE)
  if (length(cells) == 0 || any(lengths(cells) != ncol(centers))) {
    return(refuse(res, 400, sprintf("rows of %d columns are needed\n", ncol(centers))))
  }
  values <- suppressWarnings(matrix(as.numeric(unlist(cells)), ncol = ncol(centers), byrow = TRUE))
  if (anyNA(values)) return(refuse(res, 400, "a value is not a number\n"))
  distances <- sapply(seq_len(nrow(centers)), function(i) rowSums(sweep(values, 2, centers[i, ])^2))
  nearest <- max.col(-matrix(distances, nrow = nrow(values)), ties.method = "first")
  res$setHeader("Content-Type", "text/csv")
  res$body <- paste0(means$label[nearest], "\n", collapse = "")
  res
}
