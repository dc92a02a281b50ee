-- A task may point to what it is about, such as a message in a chat.
ALTER TABLE tasks ADD COLUMN link TEXT;

-- A message may come after another: in its thread, or with a link to it. Where a platform gives its messages addresses, the address stands with the message.
ALTER TABLE messages ADD COLUMN after_id INTEGER;
ALTER TABLE messages ADD COLUMN in_thread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN link TEXT;
CREATE INDEX messages_after ON messages (after_id) WHERE after_id IS NOT NULL;
