-- Where the Bot Framework's conversations are reached: what an activity said of its own, kept so that the bot can speak there later.
CREATE TABLE bot_conversations (
  id TEXT NOT NULL PRIMARY KEY,
  channel_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  service_url TEXT NOT NULL,
  kind TEXT NOT NULL,
  bot_id TEXT NOT NULL,
  entra_tenant TEXT,
  member_id TEXT,
  locale TEXT,
  active INTEGER NOT NULL DEFAULT 1
);
