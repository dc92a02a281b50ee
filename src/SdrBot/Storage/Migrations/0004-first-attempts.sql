-- New inbound leads that nobody has tried to reach yet, by their arrival.
CREATE INDEX leads_untouched ON leads (created_at) WHERE first_attempt_at IS NULL AND motion = 'inbound';
