namespace Charter.Desk.Journal;

/// <summary>
/// Something that happened, in the past tense. Each kind is one record with <see cref="JournalKindAttribute"/>; its
/// properties are the payload. Payloads hold ids and facts, never the text of a message or a person's details, so that
/// erasing a person does not have to touch the journal.
/// </summary>
public abstract record JournalEvent;
