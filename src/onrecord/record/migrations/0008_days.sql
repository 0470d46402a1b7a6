-- Lists by day, of one act or one speaker, are read off an index. For that a statement has its
-- document's date beside its own; the column `day` is when it was said, else published, '' if no
-- page tells.

-- sqlite:
DROP TRIGGER statements_to_review_again;  -- nothing that was reviewed changes by this
-- both:
ALTER TABLE statements ADD COLUMN published_on TEXT;  -- the document's `published`
UPDATE statements SET published_on = (
    SELECT published FROM documents WHERE documents.id = statements.document
);
-- sqlite:
UPDATE as_read SET statements = (
    SELECT json_group_array(json_set(row.value, '$.published_on', documents.published))
    FROM json_each(as_read.statements) AS row
    JOIN documents ON documents.id = as_read.document
);
CREATE TRIGGER statements_to_review_again AFTER UPDATE ON statements BEGIN
    DELETE FROM reviewed WHERE document = new.document;
END;
-- both:

ALTER TABLE statements ADD COLUMN day TEXT NOT NULL
GENERATED ALWAYS AS (coalesce(said_on, published_on, '')) VIRTUAL;

DROP INDEX statements_act;
DROP INDEX statements_speaker;
CREATE INDEX statements_day ON statements (day, number);
CREATE INDEX statements_act ON statements (act, day, number);
CREATE INDEX statements_speaker ON statements (speaker, day, number, act);
CREATE INDEX documents_outlet ON documents (lower(outlet), number);
CREATE INDEX judgements_by ON judgements (judged_by, number);
