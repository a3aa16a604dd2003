namespace Charter.Mail.Imap;

/// <summary>A value of an answer: a word, a string, bytes that were counted, nothing, or a list of values.</summary>
internal sealed class ImapValue
{
    private ImapValue(string? text, List<ImapValue>? items)
    {
        Text = text;
        Items = items;
    }

    /// <summary>Null for NIL and for a list.</summary>
    public string? Text { get; }

    public List<ImapValue>? Items { get; }

    public static ImapValue Of(string? text) => new(text, null);

    public static ImapValue List() => new(null, []);

    public bool Is(string word) => string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
