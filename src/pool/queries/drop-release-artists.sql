ALTER TABLE release_artist DROP PARTITION {run:String}
