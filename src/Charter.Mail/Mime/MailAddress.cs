using System.Buffers;

namespace Charter.Mail.Mime;

/// <summary>A mailbox of a header.</summary>
/// <param name="Name">The display name, decoded; empty when there is none.</param>
/// <param name="Address">local@domain as written, without comments and blanks; empty when the header held only a name.</param>
public sealed record MailAddress(string Name, string Address)
{
    private static readonly SearchValues<char> NeverInAddress = SearchValues.Create(" \t\r\n<>,;\0");

    /// <summary>What comes after the last @, in lower case; empty when there is none.</summary>
    public string Domain
    {
        get
        {
            var at = Address.LastIndexOf('@');
            return at < 0 ? "" : Address[(at + 1)..].ToLowerInvariant();
        }
    }

    /// <summary>True when it has the form local@domain and could be written to.</summary>
    public bool IsUsable
    {
        get
        {
            var at = Address.LastIndexOf('@');
            return at > 0 && at < Address.Length - 1 && !Address.AsSpan().ContainsAny(NeverInAddress);
        }
    }

    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";
}
