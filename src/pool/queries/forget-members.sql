ALTER TABLE pooled_contribution DELETE
WHERE member IN {members:Array(String)}
SETTINGS mutations_sync = 2
