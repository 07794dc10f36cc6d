-- One file of a run: a row for each member, day and song; days may stand for their week or month.
SELECT
    released.pseudonym AS pseudonym,
    row.artist AS artist,
    row.album AS album,
    row.title AS title,
    row.uri AS uri,
    assumeNotNull(multiIf({dayUnit:String} = 'month', toDate32(toStartOfMonth(row.day)), {dayUnit:String} = 'week', toDate32(toMonday(row.day)), row.day)) AS coarse_day,
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
GROUP BY released.pseudonym, row.artist, row.album, row.title, row.uri, coarse_day
