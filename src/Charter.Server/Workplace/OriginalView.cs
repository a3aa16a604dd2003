using Charter.Desk.Conversations;
using Charter.Mail.Mime;

namespace Charter.Server.Workplace;

/// <summary>A mail as it came, for a person to look at.</summary>
/// <param name="Number">The ticket's number.</param>
/// <param name="Message">The message that was made of it.</param>
/// <param name="Headers">Its header fields in their order, decoded.</param>
/// <param name="Source">The beginning of its bytes as text.</param>
/// <param name="IsCut">Whether there is more than that.</param>
/// <param name="Size">All its bytes.</param>
public sealed record OriginalView(
    int Number,
    Message Message,
    IReadOnlyList<(string Name, string Value)> Headers,
    string Source,
    bool IsCut,
    long Size
)
{
    /// <summary>How much of the source is shown, in bytes.</summary>
    public const int MostSource = 256 * 1024;

    private const int MostHeaders = 500;
    private const int LongestValue = 4000;

    /// <summary>Reads the original. Whatever the bytes are, something can be shown.</summary>
    public static OriginalView Of(int number, Message message, ReadOnlyMemory<byte> raw)
    {
        ArgumentNullException.ThrowIfNull(message);
        var mail = MailReader.Read(raw);
        var shown = raw[..Math.Min(raw.Length, MostSource)];
        return new OriginalView(
            number,
            message,
            [.. mail.Headers.Take(MostHeaders).Select(h => (h.Name, Shortened(h.Value.Trim())))],
            Readable(System.Text.Encoding.UTF8.GetString(shown.Span)),
            raw.Length > MostSource,
            raw.Length
        );
    }

    private static string Shortened(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";

    // Controls and marks that turn the direction of writing would let a mail show something else than it holds.
    private static string Readable(string text) =>
        string.Create(
            text.Length,
            text,
            static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    var c = source[i];
                    target[i] =
                        (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
                            ? '\ufffd'
                            : c;
                }
            }
        );
}
