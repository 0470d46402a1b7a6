-- Which political event a statement is, by the names of PLOVER, and to whom it is done. Statements
-- that were read before have none until their pages are read again.

ALTER TABLE statements ADD COLUMN event TEXT;
ALTER TABLE statements ADD COLUMN event_score REAL NOT NULL DEFAULT 0;
ALTER TABLE statements ADD COLUMN target TEXT NOT NULL DEFAULT '[]';  -- [[start, end], …]
ALTER TABLE statements ADD COLUMN target_text TEXT NOT NULL DEFAULT '';
CREATE INDEX statements_event ON statements (event) WHERE event IS NOT NULL;
