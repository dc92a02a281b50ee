-- Every turn writes these tables, and next to none of their rows are ever looked for by these columns.
DROP INDEX audit_lead;
CREATE INDEX audit_lead ON audit (lead_id) WHERE lead_id IS NOT NULL;
DROP INDEX turns_at;
CREATE INDEX turns_at ON turns (at) WHERE incoming IS NOT NULL;
