-- Words of tickets (subject, customer's name) and of messages. The text itself is kept once, in its table.
-- charter_words is the program's (SearchWords.Spread): it cuts scripts that have no spaces.
CREATE VIRTUAL TABLE ticket_search USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE message_search USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER search_ticket_added AFTER INSERT ON tickets
BEGIN
    INSERT INTO ticket_search (rowid, words)
    SELECT new.id, charter_words(new.subject || ' ' || customers.name) FROM customers WHERE customers.id = new.customer_id;
END;

CREATE TRIGGER search_ticket_changed AFTER UPDATE OF subject, customer_id ON tickets
WHEN new.subject <> old.subject OR new.customer_id <> old.customer_id
BEGIN
    DELETE FROM ticket_search WHERE rowid = new.id;
    INSERT INTO ticket_search (rowid, words)
    SELECT new.id, charter_words(new.subject || ' ' || customers.name) FROM customers WHERE customers.id = new.customer_id;
END;

CREATE TRIGGER search_ticket_gone AFTER DELETE ON tickets
BEGIN
    DELETE FROM ticket_search WHERE rowid = old.id;
END;

CREATE TRIGGER search_customer_renamed AFTER UPDATE OF name ON customers
WHEN new.name <> old.name
BEGIN
    DELETE FROM ticket_search WHERE rowid IN (SELECT id FROM tickets WHERE customer_id = new.id);
    INSERT INTO ticket_search (rowid, words)
    SELECT id, charter_words(subject || ' ' || new.name) FROM tickets WHERE customer_id = new.id;
END;

CREATE TRIGGER search_message_added AFTER INSERT ON messages
BEGIN
    INSERT INTO message_search (rowid, words) VALUES (new.id, charter_words(new.subject || ' ' || new.text));
END;

CREATE TRIGGER search_message_changed AFTER UPDATE OF subject, text ON messages
WHEN new.subject <> old.subject OR new.text <> old.text
BEGIN
    DELETE FROM message_search WHERE rowid = new.id;
    INSERT INTO message_search (rowid, words) VALUES (new.id, charter_words(new.subject || ' ' || new.text));
END;

CREATE TRIGGER search_message_gone AFTER DELETE ON messages
BEGIN
    DELETE FROM message_search WHERE rowid = old.id;
END;
