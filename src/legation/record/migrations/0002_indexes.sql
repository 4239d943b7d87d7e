-- What is asked most finds its rows by an index: articles by their last day and by when they came, lines still to come.
DROP INDEX article_published;
CREATE INDEX article_published ON article (coalesce(published_to, published_from));
CREATE INDEX article_added ON article (added);
CREATE INDEX line_coming ON line (date_to, date_from, told_to) WHERE status IN ('planned', 'possible', 'ongoing');
CREATE INDEX article_superseded ON article (superseded_by) WHERE superseded_by IS NOT NULL;
