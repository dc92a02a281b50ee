-- When a message was first given to its channel since anybody last knew for certain that it is not there: nothing older has to be searched for it.
ALTER TABLE messages ADD COLUMN claimed_at INTEGER;
