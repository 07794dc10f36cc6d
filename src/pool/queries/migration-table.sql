CREATE TABLE IF NOT EXISTS pool_migration (name String, applied_at DateTime('UTC') DEFAULT now()) ENGINE = MergeTree ORDER BY name
