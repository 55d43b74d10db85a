# Recomputes the figures of the report from counts.csv and compares them with figures.csv, where they stand as printed before
# rounding. Base R only. Run it in the folder of these files: Rscript recompute.R
# It writes recomputed.csv, and ends with status 1 when a figure differs by more than 1e-9.

tolerance <- 1e-9
z <- qnorm(0.975)

figures <- read.csv("figures.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
counts <- read.csv("counts.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
for (column in c("value", "low", "high")) figures[[column]] <- as.numeric(figures[[column]])

# How many were counted under a name for a figure.
counted <- function(id, name) counts$n[counts$id == id & counts$counted == name]

# Interval of a share (Wilson 1927).
wilson <- function(x, n) {
  centre <- 2 * x + z^2
  half <- z * sqrt(z^2 + 4 * x * (1 - x / n))
  pmin(1, pmax(0, (centre + c(-1, 1) * half) / (2 * (n + z^2))))
}

# Value, lower and upper limit of a figure; NA where there is none.
recompute <- function(id, method) {
  if (method == "count") return(c(counted(id, "count"), NA, NA))
  if (method == "share" || method == "share-wilson") {
    x <- counted(id, "numerator")
    n <- counted(id, "denominator")
    return(c(x / n, if (method == "share") c(NA, NA) else wilson(x, n)))
  }
  if (method == "mean-student") {
    n <- sapply(1:5, function(score) counted(id, paste0("score-", score)))
    scores <- rep(1:5, n)
    half <- qt(0.975, length(scores) - 1) * sd(scores) / sqrt(length(scores))
    return(c(mean(scores), mean(scores) - half, mean(scores) + half))
  }
  c(NA, NA, NA)
}

again <- t(mapply(recompute, figures$id, figures$method))
colnames(again) <- c("value", "low", "high")
printed <- as.matrix(figures[, c("value", "low", "high")])
done <- figures$method != "as-printed"
# a limit that is not printed is not compared; one that is printed has to be recomputed
difference <- abs(again - printed)
difference[is.na(printed)] <- 0
difference[is.na(difference)] <- Inf
worst <- apply(difference, 1, max)

write.csv(
  data.frame(figures[, c("id", "month", "metric", "slice", "method")], again, difference = ifelse(done, worst, NA)),
  "recomputed.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")

wrong <- done & worst > tolerance
cat(sum(done), "of", nrow(figures), "figures recomputed;", sum(wrong), "differ by more than 1e-9\n")
if (any(wrong)) {
  print(figures[wrong, c("id", "month", "metric", "slice", "value")], row.names = FALSE)
  quit(status = 1)
}
