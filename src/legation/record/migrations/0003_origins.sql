-- What the day of publication rests on, authors, datelines; and where articles come from.
ALTER TABLE article ADD COLUMN author TEXT;
ALTER TABLE article ADD COLUMN published_basis TEXT NOT NULL DEFAULT 'text';
ALTER TABLE article ADD COLUMN dateline TEXT;
ALTER TABLE article ADD COLUMN dateline_of TEXT;
UPDATE article SET published_basis = 'given' WHERE published_given;
ALTER TABLE article DROP COLUMN published_given;
CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    looked TEXT NOT NULL,
    moved TEXT,
    etag TEXT,
    last_modified TEXT,
    manner TEXT,
    failure TEXT
) STRICT;
CREATE TABLE arrival (
    origin INTEGER NOT NULL REFERENCES origin (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    stamp TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    article TEXT,
    reader TEXT NOT NULL,
    arrived TEXT NOT NULL,
    PRIMARY KEY (origin, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrival_article ON arrival (article) WHERE article IS NOT NULL;
