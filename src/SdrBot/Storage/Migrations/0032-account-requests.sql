-- Accounts on a chat platform of which a manager has to say whose they are: never guessed.
CREATE TABLE account_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  channel TEXT NOT NULL,
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  asked TEXT,
  zone TEXT,
  language TEXT,
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  rep_id TEXT,
  decided_by TEXT,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX account_requests_open ON account_requests (tenant, channel, user_id) WHERE state = 'open';
CREATE INDEX account_requests_at ON account_requests (tenant, channel, user_id, at);
