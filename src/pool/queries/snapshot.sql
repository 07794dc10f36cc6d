-- Names the state of the pool by what is in it, in whatever order it came.
SELECT
    count() AS contributions,
    sum(row_count) AS rows,
    lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(concat(member, ' ', contribution, ' ', scope, ' ', toString(row_count)))), '\n')))) AS digest
FROM (SELECT DISTINCT member, contribution, toString(scope) AS scope, row_count FROM pooled_contribution)
