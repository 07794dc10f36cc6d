-- One row for each contribution whose rows are all in contribution_row. Written after them, so that a crash between the
-- two leaves rows without an entry, which the next insert of that contribution removes first.
CREATE TABLE IF NOT EXISTS pooled_contribution
(
    member       String,
    contribution String,
    scope        LowCardinality(String),
    row_count    UInt32
)
ENGINE = MergeTree
ORDER BY (member, contribution)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
