-- title: Statistics of columns
-- about: Count, mean and quantiles of each column of numbers. The table number(place, "column", value) has a row for
-- about: each value of an answer.
-- column: column   the column
-- column: values   how many rows have a value in it
-- column: mean     the mean
-- column: min      the smallest value
-- column: p50      the median
-- column: p90      nine tenths of the values are at most this
-- column: p99      all but a hundredth of the values are at most this
-- column: max      the largest value
SELECT "column", count(value) AS "values", avg(value) AS mean, min(value) AS min, quantile_cont(value, 0.5) AS p50,
    quantile_cont(value, 0.9) AS p90, quantile_cont(value, 0.99) AS p99, max(value) AS max
FROM number
GROUP BY place, "column"
ORDER BY place
