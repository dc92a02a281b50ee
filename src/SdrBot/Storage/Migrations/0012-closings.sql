-- Who closed a task: its owner, whoever covered, or nobody (a job).
ALTER TABLE tasks ADD COLUMN closed_by TEXT;
