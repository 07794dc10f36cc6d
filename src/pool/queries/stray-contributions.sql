-- Which of these contributions have rows, whether or not they are in the pool as a whole: the traces of a crash.
SELECT DISTINCT contribution
FROM contribution_row
WHERE scope IN {scopes:Array(String)} AND member IN {members:Array(String)} AND contribution IN {contributions:Array(String)}
