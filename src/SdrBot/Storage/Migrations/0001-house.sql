-- AUTOINCREMENT where a button or an undo may name the row: an id that was taken back is never given to another row.
-- Instants are milliseconds since 1970 in UTC, local days are yyyy-MM-dd, booleans 0 and 1: the same in SQLite and PostgreSQL.

CREATE TABLE roles (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  permissions TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE reps (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL,
  motion TEXT NOT NULL,
  zone TEXT NOT NULL,
  language TEXT NOT NULL,
  hours TEXT NOT NULL,
  digest_at TEXT,
  daily_target INTEGER NOT NULL,
  away_from TEXT,
  away_until TEXT,
  cover_id TEXT,
  active INTEGER NOT NULL DEFAULT 1,
  next_task INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant, id)
);

CREATE INDEX reps_cover ON reps (tenant, cover_id) WHERE cover_id IS NOT NULL;

-- Who somebody is on a chat platform, and where the bot can write to them.
CREATE TABLE identities (
  channel TEXT NOT NULL,
  tenant TEXT NOT NULL,
  user_id TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  conversation TEXT,
  PRIMARY KEY (channel, tenant, user_id)
);
CREATE INDEX identities_rep ON identities (tenant, rep_id);

-- Which shared channel serves which purpose.
CREATE TABLE routes (
  tenant TEXT NOT NULL,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  conversation TEXT NOT NULL,
  PRIMARY KEY (tenant, purpose, channel, conversation)
);

CREATE TABLE companies (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  domain TEXT,
  industry TEXT,
  size INTEGER,
  location TEXT,
  tech_stack TEXT,
  PRIMARY KEY (tenant, key)
);

CREATE TABLE leads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT,
  title TEXT,
  email TEXT,
  phone TEXT,
  location TEXT,
  goal TEXT,
  source TEXT,
  campaign TEXT,
  website TEXT,
  linked_in TEXT,
  industry TEXT,
  size INTEGER,
  tech_stack TEXT,
  motion TEXT NOT NULL,
  priority INTEGER NOT NULL,
  status TEXT NOT NULL,
  external_id TEXT,
  created_at INTEGER NOT NULL,
  first_attempt_at INTEGER,
  last_touch_at INTEGER,
  recycle_on TEXT,
  email_key TEXT,
  person_key TEXT,
  phone_suffix TEXT,
  search TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX leads_email ON leads (tenant, email_key) WHERE email_key IS NOT NULL;
CREATE UNIQUE INDEX leads_person ON leads (tenant, person_key) WHERE person_key IS NOT NULL;
CREATE INDEX leads_phone ON leads (tenant, phone_suffix) WHERE phone_suffix IS NOT NULL;
CREATE INDEX leads_owner ON leads (tenant, owner_id, status);

-- The folded words under which a lead is found; a prefix of a word is enough.
CREATE TABLE lead_words (
  tenant TEXT NOT NULL,
  word TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  PRIMARY KEY (tenant, word, lead_id)
) WITHOUT ROWID;
CREATE INDEX lead_words_lead ON lead_words (lead_id);

CREATE TABLE status_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  reason TEXT,
  rep_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX status_changes_lead ON status_changes (lead_id);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  turn_id TEXT,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX notes_lead ON notes (lead_id);

CREATE TABLE facts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT,
  found_on TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX facts_lead ON facts (lead_id);

CREATE TABLE cadences (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (tenant, id, version)
);

CREATE TABLE enrolments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  cadence_id TEXT NOT NULL,
  cadence_version INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  state TEXT NOT NULL,
  closed_steps TEXT NOT NULL,
  stop_reason TEXT,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX enrolments_active ON enrolments (lead_id) WHERE state = 'active';
CREATE INDEX enrolments_lead ON enrolments (lead_id);

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  activity TEXT NOT NULL,
  title TEXT,
  enrolment_id INTEGER,
  step_number INTEGER,
  due_at INTEGER NOT NULL,
  has_time INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT,
  closed_at INTEGER,
  snoozes INTEGER NOT NULL,
  reminded INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX tasks_number ON tasks (tenant, owner_id, number);
CREATE INDEX tasks_due ON tasks (tenant, owner_id, due_at) WHERE state = 'open';
CREATE INDEX tasks_lead ON tasks (lead_id, due_at) WHERE state = 'open';
CREATE INDEX tasks_remind ON tasks (due_at) WHERE state = 'open' AND has_time = 1 AND reminded = 0;
CREATE INDEX tasks_steps ON tasks (due_at) WHERE state = 'open' AND kind = 'step';
CREATE INDEX tasks_closed ON tasks (tenant, owner_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE touches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  is_inbound INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  is_conversation INTEGER NOT NULL,
  minutes INTEGER,
  note TEXT,
  follow_up_at TEXT,
  follow_up_channel TEXT,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  task_id INTEGER,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX touches_rep ON touches (tenant, rep_id, day);
CREATE INDEX touches_lead ON touches (lead_id, at);

-- The open form of each person in each conversation.
CREATE TABLE forms (
  conversation TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  form TEXT NOT NULL,
  answers TEXT NOT NULL,
  PRIMARY KEY (conversation, rep_id)
);

-- What the bot said or is about to say. A row whose version is ahead of what was delivered waits for the dispatcher.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  channel TEXT NOT NULL,
  conversation TEXT NOT NULL,
  reply TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  platform_id TEXT,
  problem TEXT,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX messages_key ON messages (tenant, key);
CREATE INDEX messages_waiting ON messages (next_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX messages_order ON messages (conversation, id) WHERE state IN ('waiting', 'sending');

-- Every turn that was taken, and those that failed until they succeed or are given up.
CREATE TABLE turns (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER,
  incoming TEXT,
  problem TEXT,
  PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX turns_failed ON turns (next_at) WHERE state = 'failed';
CREATE INDEX turns_at ON turns (at);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  at INTEGER NOT NULL,
  rep_id TEXT NOT NULL,
  intent TEXT NOT NULL,
  lead_id INTEGER,
  turn_id TEXT NOT NULL,
  result TEXT NOT NULL
);
CREATE INDEX audit_lead ON audit (lead_id);

-- What a turn changed, so that it can be taken back.
CREATE TABLE undo (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  turn_id TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  intent TEXT NOT NULL,
  changes TEXT NOT NULL,
  undone_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX undo_turn ON undo (tenant, turn_id);
CREATE INDEX undo_rep ON undo (tenant, rep_id, at);

-- One row is one digest (or recap, …) of one audience on one local day: whoever inserts it may post it.
CREATE TABLE digests (
  tenant TEXT NOT NULL,
  audience TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  facts TEXT,
  PRIMARY KEY (tenant, audience, kind, day)
) WITHOUT ROWID;

-- The local chat plays the part of a platform: what it has shown, with one number per change.
CREATE TABLE local_messages (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  conversation TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX local_messages_id ON local_messages (id);
CREATE INDEX local_messages_place ON local_messages (conversation, position);

CREATE TABLE settings (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tenant, key)
);
