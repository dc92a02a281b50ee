-- What managers added to the playbook and its file does not hold yet: written after the commit, and gone from here then.
CREATE TABLE playbook_drafts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL,
  language TEXT NOT NULL,
  file TEXT,
  text TEXT NOT NULL
);
