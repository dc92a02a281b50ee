-- A rep's numbers are counted from the index alone, and a voicemail beside a call of the same day is found in it.
DROP INDEX touches_rep;
CREATE INDEX touches_rep ON touches (tenant, rep_id, day, channel, lead_id, is_inbound, outcome, is_conversation);
CREATE INDEX status_changes_rep ON status_changes (tenant, rep_id, to_status, at);

-- What is aimed for, from a local day on: of those that have begun the newest counts. An empty rep_id is everybody's, team the team's sum.
CREATE TABLE quotas (
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  measure TEXT NOT NULL,
  period TEXT NOT NULL,
  starts TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (tenant, rep_id, measure, period, starts)
);

-- The goal of the team, the rates that somebody set instead of those measured, and the commission: in hundredths of the unit or of a percent.
CREATE TABLE goals (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT,
  PRIMARY KEY (tenant, key)
);

-- Days that somebody was away, kept when they are back.
CREATE TABLE absences (
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  PRIMARY KEY (tenant, rep_id, from_day)
);

-- The script and the fact that a rep chose for a lead, and the touch in which they were used.
CREATE TABLE script_uses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  script_id TEXT NOT NULL,
  fact_id INTEGER,
  chosen_at INTEGER NOT NULL,
  touch_id INTEGER,
  version INTEGER NOT NULL
);
CREATE INDEX script_uses_lead ON script_uses (lead_id, rep_id, kind);
CREATE INDEX script_uses_script ON script_uses (tenant, script_id) WHERE touch_id IS NOT NULL;

-- What a rep made of a script in their own words.
CREATE TABLE script_variants (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  is_shared INTEGER NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX script_variants_rep ON script_variants (tenant, rep_id, kind);
