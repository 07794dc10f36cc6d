-- Of each chosen member, the closest scope that tells enough: rows of several scopes tell of the same listens, and
-- nothing may count twice.
SELECT member, pseudonym, argMin(scope, rank) AS source, argMin(scope_rows, rank) AS rows
FROM
(
    SELECT
        pooled.member AS member,
        choice.pseudonym AS pseudonym,
        toString(pooled.scope) AS scope,
        indexOf({sources:Array(String)}, toString(pooled.scope)) AS rank,
        sum(pooled.row_count) AS scope_rows
    FROM
        (SELECT DISTINCT member, contribution, scope, row_count FROM pooled_contribution WHERE scope IN {sources:Array(String)}) AS pooled
    INNER JOIN (SELECT member, pseudonym FROM release_choice WHERE run = {run:String}) AS choice ON pooled.member = choice.member
    GROUP BY pooled.member, choice.pseudonym, pooled.scope
)
GROUP BY member, pseudonym
ORDER BY pseudonym
