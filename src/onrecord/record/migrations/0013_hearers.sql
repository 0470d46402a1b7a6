-- For whom the words of an addressee stand. Statements that were read before have none until their
-- pages are read again.

ALTER TABLE statements ADD COLUMN hearer TEXT REFERENCES speakers (id);
ALTER TABLE statements ADD COLUMN read_hearer TEXT REFERENCES speakers (id);
CREATE INDEX statements_hearer ON statements (hearer) WHERE hearer IS NOT NULL;
CREATE INDEX statements_read_hearer ON statements (read_hearer) WHERE read_hearer IS NOT NULL;
