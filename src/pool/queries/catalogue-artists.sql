-- The artists that most members listen to; nobody learns of an artist that few do.
SELECT artist, uniqExact(member) AS members
FROM contribution_row
GROUP BY artist
HAVING members >= {membersMin:UInt32}
ORDER BY members DESC, artist
LIMIT {artistsMax:UInt32}
