ALTER TABLE release_member DROP PARTITION {run:String}
