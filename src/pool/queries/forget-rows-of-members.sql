-- Rewrites the parts that hold the rows, so that they are gone from the disk and not only hidden.
ALTER TABLE contribution_row DELETE
WHERE member IN {members:Array(String)}
SETTINGS mutations_sync = 2
