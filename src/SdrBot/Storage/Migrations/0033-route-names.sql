-- What people call the channel; the platform's own id says nothing to them.
ALTER TABLE routes ADD COLUMN name TEXT;
