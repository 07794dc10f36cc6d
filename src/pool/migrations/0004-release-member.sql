-- Working table: from which contributions a run takes a member's rows, and into which of its files they go.
CREATE TABLE IF NOT EXISTS release_member
(
    run       String,
    part      UInt32,
    member    String,
    pseudonym String,
    source    LowCardinality(String)
)
ENGINE = MergeTree
PARTITION BY run
ORDER BY (part, member)
