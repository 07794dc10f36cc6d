-- Working table: the artists that enough members of a run listen to.
CREATE TABLE IF NOT EXISTS release_artist
(
    run    String,
    artist String
)
ENGINE = MergeTree
PARTITION BY run
ORDER BY artist
