namespace Charter.Channels.Email;

/// <summary>Finds a ticket's number in a subject: the prefix and digits, as a word of their own.</summary>
public static class SubjectNumber
{
    // Nine digits are more tickets than a number holds room for; longer ones are orders, invoices, telephones.
    private const int MostDigits = 9;

    /// <summary>The first number; <c>null</c> where there is none or the prefix is empty.</summary>
    /// <param name="subject">The subject, decoded.</param>
    /// <param name="prefix">What stands before a number, without regard to case.</param>
    public static int? Find(string subject, string prefix)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length == 0)
        {
            return null;
        }

        var from = 0;
        while (subject.IndexOf(prefix, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            from = at + 1;
            var start = at + prefix.Length;
            var end = start;
            while (end < subject.Length && char.IsAsciiDigit(subject[end]))
            {
                end++;
            }

            var digits = subject.AsSpan(start, end - start);
            if (
                digits.Length is > 0 and <= MostDigits
                && digits[0] != '0'
                && (at == 0 || !IsOfWord(subject[at - 1]))
                && (end == subject.Length || !GoesOn(subject, end))
            )
            {
                return int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '-' or '#' or '/' or '.' or '@' or '&';

    // "#12.", "#12:" end a number; "#12.5", "#12-3", "#12a" are something else.
    private static bool GoesOn(string subject, int end) =>
        char.IsLetterOrDigit(subject[end])
        || subject[end] == '_'
        || (
            subject[end] is '-' or '.' or ',' or '/' or ':'
            && end + 1 < subject.Length
            && char.IsLetterOrDigit(subject[end + 1])
        );
}
