-- What reps say about their own work: how much they listened in a talk, which habits they kept, and how they look back on a week.
CREATE TABLE listening (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  touch_id INTEGER NOT NULL REFERENCES touches (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  share INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX listening_touch ON listening (touch_id);
CREATE INDEX listening_rep ON listening (tenant, rep_id, day);

CREATE TABLE self_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  touch_id INTEGER REFERENCES touches (id) ON DELETE CASCADE,
  habits TEXT NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX self_checks_touch ON self_checks (touch_id) WHERE touch_id IS NOT NULL;
CREATE INDEX self_checks_rep ON self_checks (tenant, rep_id, at);

CREATE TABLE reflections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  week TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL,
  turn_id TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE UNIQUE INDEX reflections_week ON reflections (tenant, rep_id, week, question);
