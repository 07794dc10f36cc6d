-- Every row that members offer, whatever its scope; columns that a scope does not have are empty or null.
-- Each insert survives a power cut before it is answered. Parts that a removal has rewritten leave the disk within half a
-- minute and not only after the usual eight, which are for parts that were not synced.
CREATE TABLE IF NOT EXISTS contribution_row
(
    scope        LowCardinality(String),
    member       String,
    contribution String,
    artist       String,
    album        String,
    title        String,
    uri          String,
    day          Nullable(Date32),
    started_at   Nullable(DateTime('UTC')),
    listens      UInt32,
    plays        UInt32,
    ms_played    UInt64
)
ENGINE = MergeTree
ORDER BY (scope, member, artist)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_compressed_bytes_to_fsync_after_merge = 1, old_parts_lifetime = 1
