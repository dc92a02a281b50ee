-- When somebody who is on several platforms was last heard on each: there they are written to.
ALTER TABLE identities ADD COLUMN heard_at INTEGER;
