-- What is added to the playbook belongs to one company, and so does its file.
ALTER TABLE playbook_drafts ADD COLUMN tenant TEXT NOT NULL DEFAULT 'local';
