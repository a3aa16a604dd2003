namespace Charter.Desk.Conversations;

/// <summary>What a draft holds beside its place and time.</summary>
/// <param name="Html">What was written.</param>
/// <param name="IsNote">Whether it is a note.</param>
/// <param name="Then">What becomes of the ticket when it is sent; <c>null</c> while nobody chose.</param>
/// <param name="Files">Files that go with it, already in the file store.</param>
/// <param name="Cc">Further recipients as typed.</param>
public sealed record DraftContent(
    string Html,
    bool IsNote,
    AfterSend? Then,
    IReadOnlyList<IncomingFile> Files,
    string Cc = ""
);
