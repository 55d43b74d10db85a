-- A chart reads one population of one value over all months: found together, not month by month.
create index month_count_series on month_count (population, slice, value, month);
