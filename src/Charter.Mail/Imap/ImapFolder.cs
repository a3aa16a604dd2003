namespace Charter.Mail.Imap;

/// <summary>A folder of a mailbox.</summary>
/// <param name="Name">Its whole name, as people read it.</param>
/// <param name="Separator">What stands between the names of folder and subfolder; null when there are none.</param>
/// <param name="Attributes">\Noselect, \Sent, \Junk, \Trash and their like (RFC 6154), as the server writes them.</param>
public sealed record ImapFolder(string Name, char? Separator, IReadOnlyList<string> Attributes)
{
    /// <summary>False for a name that only holds others.</summary>
    public bool CanBeSelected => !Has("\\Noselect") && !Has("\\NonExistent");

    public bool Has(string attribute) => Attributes.Contains(attribute, StringComparer.OrdinalIgnoreCase);
}
