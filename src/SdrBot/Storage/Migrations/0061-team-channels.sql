-- What people call a channel of Teams, and of which team it is: the bot may speak in every channel of a team that it was added to.
ALTER TABLE bot_conversations ADD COLUMN name TEXT;
ALTER TABLE bot_conversations ADD COLUMN team_id TEXT;
ALTER TABLE bot_conversations ADD COLUMN team TEXT;
ALTER TABLE bot_conversations ADD COLUMN team_group TEXT;
