namespace Charter.Mail.Mime;

/// <summary>One header field as it stood in the mail.</summary>
public sealed class MailHeader
{
    private readonly Lazy<string> value;

    internal MailHeader(string name, string unfolded, int offset)
    {
        Name = name;
        Unfolded = unfolded;
        Offset = offset;
        value = new Lazy<string>(() => EncodedWords.Decode(Unfolded), LazyThreadSafetyMode.PublicationOnly);
    }

    public string Name { get; }

    /// <summary>The value on one line, bytes turned into characters, encoded words still encoded.</summary>
    public string Unfolded { get; }

    /// <summary>The value with encoded words (RFC 2047) decoded.</summary>
    public string Value => value.Value;

    /// <summary>Where the field begins in the raw mail.</summary>
    public int Offset { get; }

    public override string ToString() => $"{Name}: {Value}";
}
