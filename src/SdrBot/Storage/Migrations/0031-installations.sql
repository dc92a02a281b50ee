-- Slack workspaces in which the bot was installed by OAuth. Tokens are encrypted; a workspace that removed the bot keeps its row without them,
-- so that its company is found again when the bot comes back.
CREATE TABLE slack_installations (
  team TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  name TEXT NOT NULL,
  bot_user_id TEXT,
  installer_id TEXT,
  state TEXT NOT NULL,
  tokens TEXT,
  installed_at INTEGER NOT NULL,
  version INTEGER NOT NULL
);

-- States of installations that were used: each begins one installation and no more. A row is as old as a state may become.
CREATE TABLE slack_states (
  id TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;

-- Where somebody was written to before the platform let the bot go; nobody is written to there until it comes back.
ALTER TABLE identities ADD COLUMN parked TEXT;
