-- When the next step after a handoff could be, and when it will be: proposed by one side, agreed to by the other.
CREATE TABLE handoff_times (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  handoff_id INTEGER NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX handoff_times_handoff ON handoff_times (handoff_id, id);
CREATE INDEX handoff_times_lead ON handoff_times (lead_id);
