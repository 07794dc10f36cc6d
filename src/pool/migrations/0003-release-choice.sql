-- Working table: whose rows a run may take, and under which name.
CREATE TABLE IF NOT EXISTS release_choice
(
    run       String,
    member    String,
    pseudonym String
)
ENGINE = MergeTree
PARTITION BY run
ORDER BY member
