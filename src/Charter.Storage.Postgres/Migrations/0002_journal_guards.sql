-- The journal is only ever added to. What erases or corrects a person's data never needs to touch it.
CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is only ever added to: its rows never change and never go';
END;
$$;

CREATE TRIGGER journal_rows_never_change BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

INSERT INTO journal_head (id, seq, seal) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

INSERT INTO counters (name, value) VALUES ('id', 0);
