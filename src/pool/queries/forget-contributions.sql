ALTER TABLE pooled_contribution DELETE
WHERE member IN {members:Array(String)} AND contribution IN {contributions:Array(String)}
SETTINGS mutations_sync = 2
