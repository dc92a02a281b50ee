-- What is known of leads: one row a question, and every answer that was ever given.
CREATE TABLE findings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  words TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  touch_id INTEGER,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX findings_question ON findings (lead_id, question);

CREATE TABLE finding_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  from_value TEXT,
  from_words TEXT,
  to_value TEXT,
  to_words TEXT,
  rep_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  touch_id INTEGER,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX finding_changes_lead ON finding_changes (lead_id);

-- Who turned leads away, and when.
CREATE INDEX status_changes_away ON status_changes (tenant, at) WHERE to_status = 'disqualified';
