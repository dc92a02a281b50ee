-- What a channel refused, and may take once somebody has mended it.
CREATE INDEX messages_refused ON messages (tenant, channel) WHERE state = 'refused';
