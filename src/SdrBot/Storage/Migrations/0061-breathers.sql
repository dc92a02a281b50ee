-- Who rests after a no, until when, and which call block waits.
CREATE TABLE breathers (
    tenant TEXT NOT NULL,
    rep_id TEXT NOT NULL,
    until INTEGER NOT NULL,
    view TEXT NOT NULL,
    PRIMARY KEY (tenant, rep_id)
) WITHOUT ROWID;
CREATE INDEX breathers_until ON breathers (until);
