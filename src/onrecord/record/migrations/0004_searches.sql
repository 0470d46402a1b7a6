-- Searches that somebody keeps, to be told of what is new.

CREATE TABLE searches (
    id TEXT PRIMARY KEY NOT NULL,    -- sch-…, of what is asked
    name TEXT NOT NULL,
    asked TEXT NOT NULL,             -- JSON: the words and filters, as the API takes them
    saved_by TEXT NOT NULL,
    saved_at TEXT NOT NULL           -- UTC
) STRICT;
