-- How and when a prospect likes to be reached.
ALTER TABLE leads ADD COLUMN preference TEXT;
