-- What members offer. Scopes with few members are left out, so that no figure speaks of few people.
SELECT
    scope,
    uniqExact(member) AS members,
    count() AS rows,
    uniqExact(artist) AS artists,
    sum(listens) AS listens
FROM contribution_row
GROUP BY scope
HAVING members >= {membersMin:UInt32}
ORDER BY scope
