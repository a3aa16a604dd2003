-- The journal is only ever added to. What erases or corrects a person's data never needs to touch it.
CREATE TRIGGER journal_rows_never_change BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is only ever added to: its rows never change');
END;

CREATE TRIGGER journal_rows_never_go BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is only ever added to: its rows never go');
END;

INSERT INTO journal_head (id, seq, seal) VALUES (1, 0, zeroblob(32));

INSERT INTO counters (name, value) VALUES ('id', 0);
