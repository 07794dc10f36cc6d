-- The first rows of a run, as they would stand in its file.
SELECT /* columns */
FROM (
/* rows */
)
ORDER BY ALL
LIMIT {rowsMax:UInt32}
