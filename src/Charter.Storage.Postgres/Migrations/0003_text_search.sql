-- Words of tickets (subject, customer's name) and of messages. The ranges of charter_words are those of
-- SearchWords.Spread: scripts without spaces, each character of which becomes a word.
CREATE FUNCTION charter_words(text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector(
        'simple',
        regexp_replace(left($1, 100000), '([\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF])', ' \1 ', 'g')
    );
$$;

CREATE TABLE ticket_search (
    ticket_id bigint NOT NULL CONSTRAINT pk_ticket_search PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE,
    words tsvector NOT NULL
);

CREATE INDEX ix_ticket_search_words ON ticket_search USING gin (words);

CREATE TABLE message_search (
    message_id bigint NOT NULL CONSTRAINT pk_message_search PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    words tsvector NOT NULL
);

CREATE INDEX ix_message_search_words ON message_search USING gin (words);

CREATE FUNCTION index_ticket_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ticket_search (ticket_id, words)
    SELECT NEW.id, charter_words(NEW.subject || ' ' || name) FROM customers WHERE id = NEW.customer_id
    ON CONFLICT (ticket_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END;
$$;

CREATE TRIGGER search_ticket_added AFTER INSERT ON tickets
FOR EACH ROW EXECUTE FUNCTION index_ticket_words();

CREATE TRIGGER search_ticket_changed AFTER UPDATE ON tickets
FOR EACH ROW WHEN (NEW.subject <> OLD.subject OR NEW.customer_id <> OLD.customer_id)
EXECUTE FUNCTION index_ticket_words();

CREATE FUNCTION index_customer_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ticket_search SET words = charter_words(tickets.subject || ' ' || NEW.name)
    FROM tickets WHERE tickets.id = ticket_search.ticket_id AND tickets.customer_id = NEW.id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER search_customer_renamed AFTER UPDATE ON customers
FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION index_customer_words();

CREATE FUNCTION index_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO message_search (message_id, words) VALUES (NEW.id, charter_words(NEW.subject || ' ' || NEW.text))
    ON CONFLICT (message_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END;
$$;

CREATE TRIGGER search_message_added AFTER INSERT ON messages
FOR EACH ROW EXECUTE FUNCTION index_message_words();

CREATE TRIGGER search_message_changed AFTER UPDATE ON messages
FOR EACH ROW WHEN (NEW.subject <> OLD.subject OR NEW.text <> OLD.text) EXECUTE FUNCTION index_message_words();

-- A phrase of one or more words, the last of which may be unfinished and then finds what begins with it.
CREATE FUNCTION charter_query(phrase text, is_unfinished boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN $2 AND numnode(phraseto_tsquery('simple', $1)) > 0 THEN (phraseto_tsquery('simple', $1)::text || ':*')::tsquery
        ELSE phraseto_tsquery('simple', $1)
    END;
$$;
