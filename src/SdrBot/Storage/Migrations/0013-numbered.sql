-- Each value of a lead that somebody changed: the last writer of each field, and what stood there before.
CREATE TABLE lead_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  was TEXT,
  became TEXT,
  rep_id TEXT NOT NULL,
  source TEXT,
  at INTEGER NOT NULL,
  turn_id TEXT,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX lead_changes_lead ON lead_changes (lead_id);

-- How long a voicemail or a video is; minutes are too coarse for 20 seconds.
ALTER TABLE touches ADD COLUMN seconds INTEGER;

-- The tasks of one enrolment, for what became of each step; and the enrolments of one cadence.
CREATE INDEX enrolments_cadence ON enrolments (tenant, cadence_id, cadence_version);
CREATE INDEX tasks_of_lead ON tasks (lead_id, enrolment_id) WHERE enrolment_id IS NOT NULL;

-- Who may say that a deal is won.
UPDATE roles SET permissions = permissions || ' close_deals' WHERE id IN ('ae', 'account_manager', 'manager') AND ' ' || permissions || ' ' NOT LIKE '% close_deals %';
