# Recomputes the figures of the report from counts.csv and compares them with figures.csv, where they stand as printed before
# rounding. Base R only. Run it in the folder of these files: Rscript recompute.R
# It writes recomputed.csv, and ends with status 1 when a figure differs by more than 1e-9.

tolerance <- 1e-9
z <- qnorm(0.975)

figures <- read.csv("figures.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
counts <- read.csv("counts.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
for (column in c("value", "low", "high", "parameter", "counts")) figures[[column]] <- as.numeric(figures[[column]])
sets <- split(counts, counts$counts)

# How many were counted under a name.
counted <- function(set, name) set$n[set$counted == name]

# One number for each of those counted under names that begin so: their days or scores.
each <- function(set, kind = "") {
  of <- startsWith(set$counted, kind)
  rep(as.numeric(substring(set$counted[of], nchar(kind) + 1)), set$n[of])
}

# Interval of a share (Wilson 1927).
wilson <- function(x, n) {
  centre <- 2 * x + z^2
  half <- z * sqrt(z^2 + 4 * x * (1 - x / n))
  pmin(1, pmax(0, (centre + c(-1, 1) * half) / (2 * (n + z^2))))
}

# Interval of a mean (Student).
student <- function(scores) {
  half <- if (length(scores) > 1) qt(0.975, length(scores) - 1) * sd(scores) / sqrt(length(scores)) else NA
  c(mean(scores), mean(scores) - half, mean(scores) + half)
}

# Promoters (9, 10) less detractors (0 to 6), with the adjusted Wald interval: three more answers, .75 on each side.
promoters <- function(scores) {
  n <- length(scores) + 3
  p <- (sum(scores >= 9) + 0.75) / n
  d <- (sum(scores <= 6) + 0.75) / n
  half <- z * sqrt((p + d - (p - d)^2) / n)
  100 * c(mean(scores >= 9) - mean(scores <= 6), max(-1, p - d - half), min(1, p - d + half))
}

# Share still waiting after each day with answers, had nobody left (Kaplan and Meier 1958), its interval on the log-log scale. At
# ties answers precede those who were followed no longer, among whom are those who left.
waiting <- function(set) {
  answered <- each(set, "answered:")
  all <- c(answered, each(set, "left:"), each(set, "censored:"))
  day <- sort(unique(answered))
  n <- sapply(day, function(t) sum(all >= t))
  d <- sapply(day, function(t) sum(answered == t))
  s <- cumprod(1 - d / n)
  width <- ifelse(s > 0 & s < 1, z * sqrt(cumsum(d / (n * (n - d)))) / log(s), NA)
  data.frame(day = day, s = s, low = s^exp(-width), high = s^exp(width))
}

# Share that ended in one way by a day, where being answered and leaving without an answer compete (Aalen and Johansen 1978), its
# interval on the log-log scale, with the variance by the delta method on the ends of each day.
ended_by <- function(set, until, one = "answered:", other = "left:") {
  answered <- each(set, one)
  left <- each(set, other)
  all <- c(answered, left, each(set, "censored:"))
  day <- sort(unique(c(answered, left)))
  day <- day[day <= until]
  if (length(day) == 0) return(c(0, NA, NA))
  n <- sapply(day, function(t) sum(all >= t))
  a <- sapply(day, function(t) sum(answered == t))
  d <- a + sapply(day, function(t) sum(left == t))
  before <- c(1, cumprod(1 - d / n))[seq_along(day)]
  f <- cumsum(before * a / n)
  share <- f[length(f)]
  later <- share - f
  lost <- ifelse(n == d, 0, later^2 * d / (n * (n - d)))
  variance <- sum(lost + before^2 * a * (n - a) / n^3 - 2 * later * before * a / n^2)
  if (share <= 0 || share >= 1) return(c(share, NA, NA))
  width <- z * sqrt(max(0, variance)) / (share * log(share))
  c(share, share^exp(-width), share^exp(width))
}

# The first day by which a share is answered, and those on which its upper and its lower limit reach it; NA when they never do.
day_of <- function(set, share) {
  day <- sort(unique(c(each(set, "answered:"), each(set, "left:"))))
  curve <- sapply(day, function(t) ended_by(set, t))
  apply(curve[c(1, 3, 2), , drop = FALSE], 1, function(height) c(day[which(height >= share - 1e-12)], NA)[1])
}

# Value, lower and upper limit of a figure; NA where there is none.
recompute <- function(method, parameter, number) {
  set <- sets[[as.character(number)]]
  only <- function(value) c(value, NA, NA)
  switch(method,
    "count" = only(counted(set, "count")),
    "share" = only(counted(set, "numerator") / counted(set, "denominator")),
    "share-wilson" = {
      x <- counted(set, "numerator")
      n <- counted(set, "denominator")
      c(x / n, wilson(x, n))
    },
    "mean-student" = student(each(set)),
    "net-promoter" = promoters(each(set)),
    "percentile" = only(quantile(each(set), parameter, type = 7, names = FALSE)),
    "longest" = only(max(each(set))),
    "aalen-johansen-day" = day_of(set, parameter),
    "kaplan-meier-share" = {
      curve <- rbind(data.frame(day = -1, s = 1, low = NA, high = NA), waiting(set))
      at <- curve[max(which(curve$day <= parameter)), ]
      1 - c(at$s, at$high, at$low)
    },
    "aalen-johansen-share" = ended_by(set, parameter),
    "aalen-johansen-left" = ended_by(set, parameter, "left:", "answered:"),
    "aalen-johansen-waiting" = only(1 - ended_by(set, parameter)[1] - ended_by(set, parameter, "left:", "answered:")[1]),
    "still-waiting" = only(
      sum(each(set, "answered:") > parameter) + sum(each(set, "left:") > parameter) + sum(each(set, "censored:") >= parameter)),
    only(NA))
}

again <- t(mapply(recompute, figures$method, figures$parameter, figures$counts))
dimnames(again) <- list(NULL, c("value", "low", "high"))
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
