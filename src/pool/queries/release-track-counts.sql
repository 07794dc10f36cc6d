-- One file of a run: a row for each member and song.
SELECT
    released.pseudonym AS pseudonym,
    row.artist AS artist,
    row.album AS album,
    row.title AS title,
    row.uri AS uri,
    toUInt32(sum(row.listens)) AS listens,
    toUInt32(sum(row.plays)) AS plays,
    toUInt64(sum(row.ms_played)) AS ms_played
FROM contribution_row AS row
INNER JOIN
    (SELECT member, pseudonym, source FROM release_member WHERE run = {run:String} AND part = {part:UInt32}) AS released
    ON row.member = released.member
WHERE row.scope IN {sources:Array(String)}
  AND row.member IN (SELECT member FROM release_member WHERE run = {run:String} AND part = {part:UInt32})
  AND row.scope = released.source
  AND row.artist IN (SELECT artist FROM release_artist WHERE run = {run:String})
  AND ({from:String} = '' OR row.day >= toDate32OrNull({from:String}))
  AND ({to:String} = '' OR row.day <= toDate32OrNull({to:String}))
GROUP BY released.pseudonym, row.artist, row.album, row.title, row.uri
