-- Which of these contributions are in the pool as a whole.
SELECT DISTINCT contribution
FROM pooled_contribution
WHERE member IN {members:Array(String)} AND contribution IN {contributions:Array(String)}
