-- Who is in a file of a run, and with how much: by this members are counted and paid.
SELECT pseudonym, count() AS rows, sum(listens) AS listens
FROM (
/* rows */
)
GROUP BY pseudonym
ORDER BY pseudonym
SETTINGS max_bytes_before_external_group_by = 1000000000
