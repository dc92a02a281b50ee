-- Numbers and due work of many reps are counted from the indexes alone.
DROP INDEX touches_rep;
CREATE INDEX touches_rep ON touches (tenant, rep_id, day, is_conversation, outcome);
DROP INDEX tasks_due;
CREATE INDEX tasks_due ON tasks (tenant, owner_id, due_at, kind, activity) WHERE state = 'open';
DROP INDEX tasks_closed;
CREATE INDEX tasks_closed ON tasks (tenant, owner_id, closed_at, kind, activity) WHERE closed_at IS NOT NULL;

-- When no reminder may ring, such as 09:30-10:00 for the sales meeting; the mentor and the team that a rep belongs to.
ALTER TABLE reps ADD COLUMN quiet TEXT;
ALTER TABLE reps ADD COLUMN mentor_id TEXT;
ALTER TABLE reps ADD COLUMN team TEXT;
