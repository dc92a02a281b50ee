-- A qualified lead on its way to an account executive. One is open for a lead at most; who has it is decided by one conditional update.
CREATE TABLE handoffs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  sdr_id TEXT NOT NULL,
  ae_id TEXT,
  next_step TEXT NOT NULL,
  is_engineer_wanted INTEGER NOT NULL,
  is_shadow_wanted INTEGER NOT NULL,
  state TEXT NOT NULL,
  is_open_to_all INTEGER NOT NULL,
  brief TEXT NOT NULL,
  assignment TEXT NOT NULL,
  override_reason TEXT,
  override_by TEXT,
  made_at INTEGER NOT NULL,
  waiting_since INTEGER,
  waited_minutes INTEGER NOT NULL,
  silence_step INTEGER NOT NULL,
  declines INTEGER NOT NULL,
  is_with_manager INTEGER NOT NULL,
  decline_reason TEXT,
  decline_question TEXT,
  decline_words TEXT,
  declined_by TEXT,
  declined_at INTEGER,
  accepted_at INTEGER,
  outcome TEXT,
  outcome_at INTEGER,
  outcome_reason TEXT,
  competitor TEXT,
  quality INTEGER,
  quality_reason TEXT,
  is_expansion INTEGER NOT NULL,
  account_manager_id TEXT,
  nudges INTEGER NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX handoffs_open ON handoffs (lead_id) WHERE state IN ('offered', 'declined', 'accepted');
CREATE INDEX handoffs_lead ON handoffs (lead_id);
CREATE INDEX handoffs_sdr ON handoffs (tenant, sdr_id, made_at);
CREATE INDEX handoffs_ae ON handoffs (tenant, ae_id, state);
CREATE INDEX handoffs_silent ON handoffs (waiting_since) WHERE state = 'offered';
CREATE INDEX handoffs_unreported ON handoffs (accepted_at) WHERE state = 'accepted';

-- The trail of a handoff: what was done by whom. Rows are added and never changed.
CREATE TABLE handoff_credits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  handoff_id INTEGER NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  to_id TEXT,
  at INTEGER NOT NULL,
  detail TEXT,
  turn_id TEXT,
  seal TEXT NOT NULL
);
CREATE INDEX handoff_credits_handoff ON handoff_credits (handoff_id, id);
CREATE INDEX handoff_credits_lead ON handoff_credits (lead_id);
CREATE INDEX handoff_credits_at ON handoff_credits (tenant, at, kind);

CREATE TABLE handoff_questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  handoff_id INTEGER NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
  asker_id TEXT NOT NULL,
  text TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answer TEXT,
  answered_by TEXT,
  answered_at INTEGER,
  version INTEGER NOT NULL
);
CREATE INDEX handoff_questions_handoff ON handoff_questions (handoff_id, id);
CREATE INDEX handoff_questions_lead ON handoff_questions (lead_id);

-- How many handoffs each account executive has had: whose turn it is.
CREATE TABLE handoff_shares (
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (tenant, rep_id)
);

-- Next steps that a company added to the five shipped ones.
CREATE TABLE next_steps (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (tenant, key)
);
