-- What the entries of a company's playbook have said; the shipped text, which has no day, comes first.
CREATE TABLE playbook_versions (
    id INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    entry TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER,
    text TEXT NOT NULL,
    UNIQUE (tenant, entry, language, number)
);
