# How requests of August to October 2026 ended, from the sample's own files, in base R with formulas of its own: 1 - Kaplan-Meier
# (those who left are censored) and the Aalen-Johansen share answered after 14, 28 and 60 days.
# Usage: Rscript ends.R first|last FILE...
# "first": a request that was opened again ends with its first answer, as Rida counts. "last": with its last exported row.
arguments <- commandArgs(TRUE)
rows <- do.call(rbind, lapply(arguments[-1], read.csv, colClasses = "character", fileEncoding = "UTF-8"))
rows <- rows[rows$kind %in% c("aid", "registration", "complaint"), ]
for (day in c("received_on", "replied_on", "left_on", "reopened_on")) rows[[day]] <- as.Date(rows[[day]], "%Y-%m-%d")
rows <- rows[rows$received_on >= as.Date("2026-08-01"), ]
rows <- rows[order(rows$request_no, rows$updated_at), ]

ends <- do.call(rbind, lapply(split(rows, rows$request_no), function(versions) {
  before <- versions[is.na(versions$reopened_on), ]
  if (arguments[1] == "first" && nrow(before) > 0) before[nrow(before), ] else versions[nrow(versions), ]
}))
ends <- ends[!(ends$left_reason == "duplicate" & is.na(ends$replied_on)), ]

last <- pmin(ends$replied_on, ends$left_on, as.Date("2026-10-31"), na.rm = TRUE)
day <- as.integer(last - ends$received_on)
how <- ifelse(!is.na(ends$replied_on) & ends$replied_on <= last, "answered",
              ifelse(!is.na(ends$left_on) & ends$left_on <= last, "left", "waiting"))

naive <- waiting <- 1
answered <- 0
curve <- data.frame()
for (t in sort(unique(day))) {
  n <- sum(day >= t)
  a <- sum(day == t & how == "answered")
  l <- sum(day == t & how == "left")
  answered <- answered + waiting * a / n
  waiting <- waiting * (1 - (a + l) / n)
  naive <- naive * (1 - a / n)
  curve <- rbind(curve, data.frame(day = t, naive = 1 - naive, answered = answered))
}
cat(length(day), "\n")
for (t in c(14, 28, 60)) {
  at <- curve[max(which(curve$day <= t)), ]
  cat(sprintf("%d %.15g %.15g\n", t, at$naive, at$answered))
}
