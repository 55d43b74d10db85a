# Satisfaction of each month of the sample weighted to everyone asked, in base R with a raking of its own: how raked.csv was made.
# people.csv has a line for each answer and for each person asked, from the stored rows as in WhoAnsweredTest: what (asked or answered),
# month (of the answer, or of the first invitation in it), overall, and outcome (on the day of asking), channel and segment.
people <- read.csv("people.csv", colClasses = "character", fileEncoding = "UTF-8")
join <- function(groups, answered, least, first = NULL) {
  # groups: list of category vectors; the smallest (by answers) is joined with the next smallest
  size <- function(g) sum(answered %in% g)
  merge <- function(i) {
    others <- setdiff(seq_along(groups), i)
    j <- others[which.min(sapply(groups[others], size))]
    groups[[i]] <<- c(groups[[i]], groups[[j]])
    groups[[j]] <<- NULL
  }
  if (!is.null(first)) merge(first)
  while (length(groups) > 1 && min(sapply(groups, size)) < least) merge(which.min(sapply(groups, size)))
  groups
}
for (m in sort(unique(people$month))) {
  a <- people[people$what == "answered" & people$month == m, ]
  q <- people[people$what == "asked" & people$month == m, ]
  if (nrow(a) < 50) next
  margins <- lapply(c("outcome", "channel", "segment"), function(p) list(p = p, g = join(as.list(sort(unique(c(a[[p]], q[[p]])))), a[[p]], 10)))
  repeat {
    use <- Filter(function(x) length(x$g) > 1, margins)
    w <- rep(1, nrow(a))
    for (round in 1:500) for (x in use) for (g in x$g) {
      inside <- a[[x$p]] %in% g
      w[inside] <- w[inside] * (mean(q[[x$p]] %in% g) * sum(w) / sum(w[inside]))
    }
    if (max(w) <= 5 * median(w)) break
    worst <- which.max(w)
    of.worst <- function(x) which(sapply(x$g, function(g) a[[x$p]][worst] %in% g))
    x <- use[[which.min(sapply(use, function(x) sum(a[[x$p]] %in% x$g[[of.worst(x)]])))]]
    i <- which(sapply(margins, function(y) y$p == x$p))
    margins[[i]]$g <- join(x$g, a[[x$p]], 0, of.worst(x))
  }
  o <- suppressWarnings(as.integer(a$overall)); ok <- !is.na(o)
  cat(sprintf("%s,%.6f\n", m, sum(w[ok] * (o[ok] >= 4)) / sum(w[ok])))
}
