-- What prospects objected, what the team answered, and whether it worked.
CREATE TABLE objections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  category TEXT,
  entry TEXT,
  text TEXT NOT NULL,
  stage TEXT,
  competitor TEXT,
  filled TEXT NOT NULL,
  response TEXT,
  worked INTEGER,
  is_new INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX objections_lead ON objections (lead_id, at);
CREATE INDEX objections_rep ON objections (tenant, rep_id, at);
CREATE INDEX objections_day ON objections (tenant, day);
CREATE INDEX objections_response ON objections (tenant, response, worked) WHERE response IS NOT NULL;
CREATE INDEX objections_new ON objections (tenant, id) WHERE is_new = 1;

-- Product questions that no entry answered, until somebody did.
CREATE TABLE questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT,
  answered_by TEXT,
  answered_at INTEGER,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX questions_lead ON questions (lead_id);
CREATE INDEX questions_open ON questions (tenant, id) WHERE answer IS NULL;

-- One answer given in practice, with its parts that were there.
CREATE TABLE practice_rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  category TEXT NOT NULL,
  entry TEXT NOT NULL,
  parts TEXT NOT NULL,
  score INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL
);
CREATE INDEX practice_rounds_rep ON practice_rounds (tenant, rep_id, day);

-- The lead whose card a person opened last in a conversation.
CREATE TABLE open_cards (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  conversation TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX open_cards_place ON open_cards (conversation, rep_id);
CREATE INDEX open_cards_lead ON open_cards (lead_id);
