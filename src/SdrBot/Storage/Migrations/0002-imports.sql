-- A sheet of leads that somebody sent: being read, offered, being imported, or finished. How far it is stands in the same commit as the rows.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  rep_id TEXT NOT NULL,
  file TEXT NOT NULL,
  state TEXT NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  summary TEXT,
  created_at INTEGER NOT NULL
);
CREATE INDEX imports_waiting ON imports (state, id) WHERE state IN ('checking', 'importing');
