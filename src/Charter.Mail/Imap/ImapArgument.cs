namespace Charter.Mail.Imap;

/// <summary>A piece of a command: words of the protocol as they are, what people chose as a string.</summary>
internal readonly record struct ImapArgument(string Text, bool IsString)
{
    /// <summary>Words of the protocol. A line end in them is misuse and throws when they are sent.</summary>
    public static ImapArgument Word(string text) => new(text, false);

    /// <summary>A name, an account, a password: whatever it holds, it stays one value.</summary>
    public static ImapArgument String(string text) => new(text, true);

    /// <summary>True when it holds what no quoted string may.</summary>
    public bool NeedsLiteral => IsString && (Text.Length > 500 || Text.AsSpan().ContainsAnyExceptInRange(' ', '~'));

    public string Encoded =>
        IsString
            ? $"\"{Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Text;
}
