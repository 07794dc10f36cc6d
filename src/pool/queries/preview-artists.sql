-- Keeps, of one member's artists, those that enough members of the whole pool listen to. In a sale with fewer members it
-- can be fewer artists, never more.
INSERT INTO release_artist (run, artist)
SELECT {run:String}, artist
FROM contribution_row
WHERE scope IN {sources:Array(String)}
  AND artist IN
  (
      SELECT artist FROM contribution_row
      WHERE scope IN {sources:Array(String)} AND member IN (SELECT member FROM release_member WHERE run = {run:String})
  )
  AND artist NOT IN {artistsExcluded:Array(String)}
  AND ({from:String} = '' OR day >= toDate32OrNull({from:String}))
  AND ({to:String} = '' OR day <= toDate32OrNull({to:String}))
GROUP BY artist
HAVING uniqExact(member) >= {artistMembersMin:UInt32}
SETTINGS max_bytes_before_external_group_by = 1000000000
