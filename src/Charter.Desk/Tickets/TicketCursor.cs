using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>The place in a ticket list after which the next page goes on. Clients keep it as it is.</summary>
internal readonly record struct TicketCursor(Instant? NextDueAt, long Id)
{
    public string Write()
    {
        var due = NextDueAt is { } at ? Microseconds.Of(at).ToString(CultureInfo.InvariantCulture) : "-";
        return Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{due} {Id}"))
        );
    }

    public static bool TryRead(string text, out TicketCursor cursor)
    {
        cursor = default;
        if (text.Length > 100 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(' ');
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (parts[0] == "-")
        {
            cursor = new TicketCursor(null, id);
            return true;
        }

        // Within the years that an instant can have.
        if (
            !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var due)
            || Math.Abs(due) > 200_000_000_000_000_000
        )
        {
            return false;
        }

        cursor = new TicketCursor(Microseconds.ToInstant(due), id);
        return true;
    }
}
