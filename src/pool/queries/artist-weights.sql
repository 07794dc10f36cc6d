-- What members play most, as plays of an artist. Whoever offered several scopes is counted by the one that tells most, since
-- all of them tell of the same listening.
SELECT member, artist, max(scope_plays) AS plays
FROM
(
    SELECT scope, member, artist, sum(greatest(plays, listens, 1)) AS scope_plays
    FROM contribution_row
    WHERE member IN ({members:Array(String)})
      AND artist != ''
      AND contribution IN (SELECT contribution FROM pooled_contribution WHERE member IN ({members:Array(String)}))
    GROUP BY scope, member, artist
)
GROUP BY member, artist
ORDER BY member, plays DESC, artist
LIMIT {artistsMax:UInt32} BY member
