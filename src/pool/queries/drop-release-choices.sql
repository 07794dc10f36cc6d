ALTER TABLE release_choice DROP PARTITION {run:String}
