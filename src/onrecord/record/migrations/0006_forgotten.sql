-- What was forgotten on purpose: enough to know it when it comes again, and none of its words.

CREATE TABLE forgotten (
    key TEXT PRIMARY KEY NOT NULL,   -- a page's hash, SHA-256 of an address, or spk-…, stm-…, dsp-…
    kind TEXT NOT NULL,              -- page, address, speaker, judged
    forgotten_by TEXT NOT NULL,
    forgotten_at TEXT NOT NULL       -- UTC
) STRICT, WITHOUT ROWID;

-- Judgements are appended, never deleted: but for those on what was forgotten, which hold its words.
-- sqlite:
DROP TRIGGER judgements_stay;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
WHEN old.subject NOT IN (SELECT key FROM forgotten)
    AND ifnull(old.other, '') NOT IN (SELECT key FROM forgotten)
BEGIN
    SELECT RAISE(ABORT, 'judgements are appended, never deleted');
END;
-- postgresql:
CREATE FUNCTION refuse_to_delete() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM forgotten WHERE key IN (old.subject, old.other)) THEN
        RETURN old;
    END IF;
    RAISE EXCEPTION 'judgements are appended, never deleted';
END $$;
DROP TRIGGER judgements_stay ON judgements;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
FOR EACH ROW EXECUTE FUNCTION refuse_to_delete();
-- both:
