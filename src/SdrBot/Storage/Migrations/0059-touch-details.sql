-- What exactly a touch was: the item that was mailed, the network, the event, the link to the video.
ALTER TABLE touches ADD COLUMN detail TEXT;
