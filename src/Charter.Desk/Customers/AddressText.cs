using System.Net.Mail;
using System.Text;
using Charter.Desk.Shared;

namespace Charter.Desk.Customers;

/// <summary>Reads the addresses of customers and gives the form that is compared.</summary>
public static class AddressText
{
    private const int LongestEmail = 254;
    private const int LongestPost = 250;

    /// <summary>Reads an address: what is written, and what is compared.</summary>
    /// <returns><c>null</c> when the text is no such address.</returns>
    public static (string Value, string Normalized)? Read(AddressKind kind, string? text)
    {
        var value = FieldText.CleanLine(text, LongestEmail + 1);
        return kind switch
        {
            AddressKind.Email => IsEmail(value) ? (value, Lower(value)) : null,
            AddressKind.Phone => ReadPhone(value),
            AddressKind.Post => ReadPost(text),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of address."),
        };
    }

    /// <summary>
    /// The form of a mail address that is compared: lower case, except that no foreign letter becomes one of ASCII. The
    /// Kelvin sign would turn into a k, and its owner into somebody else.
    /// </summary>
    public static string Lower(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return string.Create(
            address.Length,
            address,
            static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    var lower = char.ToLowerInvariant(source[i]);
                    target[i] = char.IsAscii(lower) && !char.IsAscii(source[i]) ? source[i] : lower;
                }
            }
        );
    }

    /// <summary>The part of a mail address behind the last <c>@</c>, lower case.</summary>
    public static string DomainOf(string normalizedEmail)
    {
        ArgumentNullException.ThrowIfNull(normalizedEmail);
        return normalizedEmail[(normalizedEmail.LastIndexOf('@') + 1)..];
    }

    /// <summary>A name to greet with, made from a mail address: <c>ada.lovelace@…</c> becomes "Ada Lovelace".</summary>
    public static string GuessName(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var local = email.Split('@')[0].Split('+')[0];
        var words = local
            .Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => char.ToUpperInvariant(w[0]) + w[1..]);
        var name = string.Join(' ', words);
        return name.Length == 0 ? email : name;
    }

    // Strict where it matters: one address, nothing that could end a header line, no display name.
    private static bool IsEmail(string value) =>
        value.Length is > 2 and <= LongestEmail
        && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
        && value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == value.LastIndexOf('@')
        && at < value.Length - 1
        && MailAddress.TryCreate(value, out var parsed)
        && parsed.Address == value;

    private static (string, string)? ReadPhone(string value)
    {
        var digits = new StringBuilder();
        foreach (var letter in value)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits.Append(letter);
            }
            else if (letter == '+' && digits.Length == 0)
            {
                digits.Append('+');
            }
            else if (!(letter is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00a0'))
            {
                return null;
            }
        }

        // The longest number of E.164 has 15 digits; extensions of a switchboard have 2.
        return digits.Length is >= 2 and <= 20 ? (value, digits.ToString()) : null;
    }

    private static (string, string)? ReadPost(string? text)
    {
        var lines = FieldText
            .Clean(text is { Length: > 1000 } ? text[..1000] : text)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var value = string.Join(", ", lines);
        return value.Length is > 0 and <= LongestPost ? (value, value.ToLowerInvariant()) : null;
    }
}
