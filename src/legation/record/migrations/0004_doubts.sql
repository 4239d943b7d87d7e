-- The doubts are kept: which two lines may be one act, so that the likeliest need not be searched for among all pairs.
CREATE TABLE doubt (
    line INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    likelihood INTEGER NOT NULL,
    event TEXT NOT NULL,
    other_event TEXT NOT NULL,
    PRIMARY KEY (line, other),
    CHECK (event < other_event)
) STRICT, WITHOUT ROWID;
INSERT INTO doubt
WITH RECURSIVE led (judgement, side, key) AS (
    SELECT id, 1, event FROM judgement WHERE undone IS NULL
    UNION SELECT id, 2, other FROM judgement WHERE undone IS NULL
    UNION SELECT led.judgement, led.side, redirect.new FROM led JOIN redirect ON redirect.old = led.key
    WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.key = led.key AND event.current)
),
told AS (
    SELECT led.judgement, led.side, event.line FROM led JOIN event ON event.key = led.key WHERE event.current
),
judged AS (
    SELECT min(one.line, two.line), max(one.line, two.line) FROM told AS one JOIN told AS two
    ON two.judgement = one.judgement WHERE one.side = 1 AND two.side = 2
),
pair AS (
    SELECT likelihood, min(one.key, two.key) AS event, max(one.key, two.key) AS other_event,
        CASE WHEN one.key < two.key THEN one.line ELSE two.line END AS line,
        CASE WHEN one.key < two.key THEN two.line ELSE one.line END AS other
    FROM likeness JOIN event AS one ON one.id = likeness.event JOIN event AS two ON two.id = likeness.other
    WHERE one.line <> two.line
),
ranked AS (
    SELECT pair.*, row_number() OVER (
        PARTITION BY min(line, other), max(line, other) ORDER BY likelihood DESC, event, other_event
    ) AS place FROM pair
)
SELECT line, other, likelihood, event, other_event FROM ranked
WHERE place = 1 AND (min(line, other), max(line, other)) NOT IN (SELECT * FROM judged) AND NOT EXISTS (
    SELECT 1 FROM event AS this JOIN event AS that ON that.article = this.article
    WHERE this.line = ranked.line AND that.line = ranked.other
);
CREATE INDEX doubt_other ON doubt (other);
CREATE INDEX doubt_likelihood ON doubt (likelihood DESC, event, other_event);
