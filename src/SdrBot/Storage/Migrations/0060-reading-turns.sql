-- A press that only read may be made again at once; one that changed something and comes again within a minute is the same press, sent anew by its platform.
ALTER TABLE turns ADD COLUMN only_read INTEGER NOT NULL DEFAULT 0;
