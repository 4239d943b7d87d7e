-- The record: what articles say about acts between states, and what is known from all of them together.
-- Opens in any SQLite tool. Days are ISO 8601 texts, both bounds of an interval included; NULL is unknown.

-- What was read. Articles of one URL are versions: the newest speaks, the older are kept as superseded.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- from URL and text: the same article comes in once
    hash TEXT NOT NULL,                     -- of the text
    url TEXT,
    address TEXT,                           -- what its versions have in common: the URL without what does not tell
                                            -- pages apart; with the title, if only the page itself names that URL
    title TEXT,
    outlet TEXT,
    author TEXT,
    publisher TEXT NOT NULL,                -- outlet, host of the URL or, for want of both, the article itself
    language TEXT NOT NULL,
    published_from TEXT,
    published_to TEXT,
    published_basis TEXT NOT NULL DEFAULT 'text', -- what the days rest on: given, feed, page, address, dateline, guess, text
    dateline TEXT,                          -- the place that opens the text, and its state
    dateline_of TEXT,
    version INTEGER NOT NULL DEFAULT 0,
    superseded_by INTEGER REFERENCES article (id),
    original INTEGER REFERENCES article (id), -- the first of its near-copies, where it is one; else NULL
    length INTEGER NOT NULL,                -- in characters
    text TEXT,                              -- NULL with --no-text
    shingles BLOB,                          -- hashes of five-word runs, only where the text is not kept
    reader TEXT NOT NULL,                   -- version of Legation that read it
    added TEXT NOT NULL                     -- moment of the machine's clock, UTC; nothing is computed from it
) STRICT;
CREATE INDEX article_address ON article (address);
CREATE INDEX article_hash ON article (hash);
CREATE INDEX article_published ON article (coalesce(published_to, published_from));
CREATE INDEX article_added ON article (added);
CREATE INDEX article_original ON article (original) WHERE original IS NOT NULL;
CREATE INDEX article_superseded ON article (superseded_by) WHERE superseded_by IS NOT NULL;

-- Near-copies: pairs with the share of five-word runs that they have in common, and where to look for them.
CREATE TABLE copy (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    jaccard REAL NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_other ON copy (other);
CREATE TABLE copy_band (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_band_article ON copy_band (article);

-- One event as one article tells it: the head of its statements.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- stays when the article is read again
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    line INTEGER REFERENCES line (id) ON DELETE SET NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)), -- 0: of a superseded article
    type TEXT NOT NULL,
    kind TEXT,
    status TEXT NOT NULL,
    confirmed INTEGER CHECK (confirmed IN (0, 1)),
    date_from TEXT,
    date_to TEXT,
    evidence TEXT NOT NULL,                 -- the sentences that tell it
    place TEXT,
    first_day INTEGER,                      -- the days on which it may have been, counted from 0001-01-01
    last_day INTEGER,
    kernel INTEGER,                         -- hash: events that are one act for what they are and whom they name
    profile BLOB NOT NULL                   -- what it is compared by with others (MessagePack)
) STRICT;
CREATE INDEX event_article ON event (article);
CREATE INDEX event_line ON event (line);
CREATE INDEX event_kernel ON event (kernel) WHERE kernel IS NOT NULL;

-- The atom: an article says of an event that a field has a value, in these words.
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    as_written TEXT,                        -- the words, where the text says it in words of its own
    start INTEGER,                          -- their offsets in the article's text, in characters
    "end" INTEGER,
    said_from TEXT,                         -- when it was said
    said_to TEXT
) STRICT;
CREATE INDEX statement_event ON statement (event, field);

-- Who says so: the chain of sources of an event's statements, innermost first.
CREATE TABLE source (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    of TEXT,
    as_written TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    of TEXT,
    office TEXT,
    wikidata TEXT,
    sought TEXT NOT NULL,                   -- the name without case and accents
    PRIMARY KEY (event, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_sought ON person (sought);

-- Agreements as articles tell them, and their steps.
CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    short TEXT,
    parties TEXT NOT NULL,                  -- JSON list of codes
    same TEXT NOT NULL                      -- equal for equal agreements
) STRICT;
CREATE INDEX agreement_article ON agreement (article);
CREATE INDEX agreement_same ON agreement (same);
CREATE TABLE step (
    agreement INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    step TEXT NOT NULL,
    date_from TEXT,
    date_to TEXT,
    as_written TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (agreement, position)
) STRICT, WITHOUT ROWID;

-- One act, one line: computed from the events that are held to be the same act, never edited.
CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- that of its first event; the keys of its other events lead here too
    type TEXT NOT NULL,
    kind TEXT,
    status TEXT NOT NULL,
    confirmed INTEGER CHECK (confirmed IN (0, 1)),
    date_from TEXT,
    date_to TEXT,
    place TEXT,
    place_of TEXT,
    latitude REAL,
    longitude REAL,
    series TEXT,
    ordinal INTEGER,
    sources TEXT NOT NULL,                  -- who acts, JSON list of codes
    targets TEXT NOT NULL,                  -- towards whom, JSON list of codes
    topics TEXT NOT NULL,                   -- JSON list
    agreements TEXT NOT NULL,               -- JSON list
    evidence TEXT NOT NULL,                 -- the clearest sentence
    articles INTEGER NOT NULL,              -- how many tell it
    independent INTEGER NOT NULL,           -- how many sources, copies and repeats of one publisher counted once
    told_from TEXT,                         -- when it was first and last told
    told_to TEXT,
    day TEXT NOT NULL                       -- by which it stands in a timeline
) STRICT;
CREATE INDEX line_day ON line (day, key);
CREATE INDEX line_series ON line (series, ordinal) WHERE series IS NOT NULL;
CREATE INDEX line_told ON line (told_to);
CREATE INDEX line_coming ON line (date_to, date_from, told_to) WHERE status IN ('planned', 'possible', 'ongoing');

-- Which lines an actor has part in, and which a pair of actors.
CREATE TABLE line_actor (
    actor TEXT NOT NULL,
    day TEXT NOT NULL,
    line INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('source', 'target', 'both')),
    PRIMARY KEY (actor, day, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_actor_line ON line_actor (line);
CREATE TABLE line_pair (
    actor TEXT NOT NULL,
    other TEXT NOT NULL,
    day TEXT NOT NULL,
    line INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    PRIMARY KEY (actor, other, day, line),
    CHECK (actor < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_pair_line ON line_pair (line);

-- Where to look for events that may be the same act, and how likely pairs of them are.
CREATE TABLE event_block (
    block INTEGER NOT NULL,                 -- hash of type, parties and month
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_block_event ON event_block (event);
CREATE TABLE likeness (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    likelihood INTEGER NOT NULL,            -- that the two are one act, in thousandths
    PRIMARY KEY (event, other),
    CHECK (event < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_other ON likeness (other);

-- Pairs of lines that may be one act: nobody has judged about them, and no article tells them as two.
CREATE TABLE doubt (
    line INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    likelihood INTEGER NOT NULL,            -- of the likeliest pair of their events, in thousandths
    event TEXT NOT NULL,                    -- its keys, that of the event of `line` first
    other_event TEXT NOT NULL,
    PRIMARY KEY (line, other),
    CHECK (event < other_event)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_other ON doubt (other);
CREATE INDEX doubt_likelihood ON doubt (likelihood DESC, event, other_event);

-- What people decided: two events are the same act, or are not. Undone judgements stay.
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    event TEXT NOT NULL,                    -- keys of the two
    other TEXT NOT NULL,
    judge TEXT NOT NULL,                    -- who
    reason TEXT NOT NULL DEFAULT '',        -- why
    judged TEXT NOT NULL,                   -- when: moment of the machine's clock, UTC
    undone TEXT                             -- when it was taken back
) STRICT;
CREATE INDEX judgement_event ON judgement (event) WHERE undone IS NULL;
CREATE INDEX judgement_other ON judgement (other) WHERE undone IS NULL;

-- Keys that events had before their article was read again: they lead to the events of today for ever.
CREATE TABLE redirect (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX redirect_new ON redirect (new);

-- Search by words, over titles and evidence. The words themselves stay where they are.
CREATE VIEW event_text AS
SELECT event.id AS id, article.title AS title, event.evidence AS evidence
FROM event JOIN article ON article.id = event.article;
CREATE VIRTUAL TABLE event_words USING fts5 (
    title, evidence, content = 'event_text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER event_words_added AFTER INSERT ON event BEGIN
    INSERT INTO event_words (rowid, title, evidence) SELECT id, title, evidence FROM event_text WHERE id = new.id;
END;
CREATE TRIGGER event_words_removed BEFORE DELETE ON event BEGIN
    INSERT INTO event_words (event_words, rowid, title, evidence)
    SELECT 'delete', id, title, evidence FROM event_text WHERE id = old.id;
END;

-- Where articles come from: what a user named, a file, a folder, a feed, an address.
CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,              -- as it was named
    looked TEXT NOT NULL,                   -- when last: moment of the machine's clock, UTC
    moved TEXT,                             -- the address where it is now, if it moved for good
    etag TEXT,                              -- by what its server knows whether it has changed
    last_modified TEXT,
    manner TEXT,                            -- who looked at it then, and how: another has seen nothing yet
    failure TEXT                            -- why the last look gave nothing, if it did not
) STRICT;

-- The ledger: everything that came, and what came of it; what is here unchanged needs no second look.
CREATE TABLE arrival (
    origin INTEGER NOT NULL REFERENCES origin (id) ON DELETE CASCADE,
    name TEXT NOT NULL,                     -- the file, entry, page or record it stood in
    stamp TEXT NOT NULL,                    -- hash: changes when that which came changes
    outcome TEXT NOT NULL,                  -- of an article as in its report; else what kept it out
    reason TEXT,                            -- why it could not be read, or its language
    article TEXT,                           -- key of the article
    reader TEXT NOT NULL,                   -- version of Legation that looked at it
    arrived TEXT NOT NULL,                  -- moment of the machine's clock, UTC
    PRIMARY KEY (origin, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrival_article ON arrival (article) WHERE article IS NOT NULL;

-- For people who look into the file: each statement with its line, its article and who says so.
CREATE VIEW statement_told AS
SELECT line.key AS line, event.key AS event, statement.field, statement.value, statement.as_written, statement.start,
    statement."end", statement.said_from, statement.said_to, article.url, article.title, article.outlet,
    article.published_from, article.reader, article.superseded_by IS NOT NULL AS superseded,
    (SELECT group_concat(as_written, ' → ') FROM (SELECT as_written FROM source WHERE source.event = event.id
        ORDER BY position)) AS said_by
FROM statement
JOIN event ON event.id = statement.event
JOIN article ON article.id = event.article
LEFT JOIN line ON line.id = event.line;
