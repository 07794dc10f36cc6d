-- Keeps the artists that enough members of the run listen to, counted over the very rows that the run reads.
INSERT INTO release_artist (run, artist)
SELECT {run:String}, row.artist
FROM contribution_row AS row
INNER JOIN (SELECT member, source FROM release_member WHERE run = {run:String}) AS released ON row.member = released.member
WHERE row.scope IN {sources:Array(String)}
  AND row.scope = released.source
  AND row.artist NOT IN {artistsExcluded:Array(String)}
  AND ({from:String} = '' OR row.day >= toDate32OrNull({from:String}))
  AND ({to:String} = '' OR row.day <= toDate32OrNull({to:String}))
GROUP BY row.artist
HAVING uniqExact(row.member) >= {artistMembersMin:UInt32}
SETTINGS max_bytes_before_external_group_by = 1000000000
