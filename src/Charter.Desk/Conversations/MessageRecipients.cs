using System.Text.Json;
using Charter.Desk.Journal;

namespace Charter.Desk.Conversations;

/// <summary>To whom a mail went, as it is kept beside its message.</summary>
/// <param name="To">The first recipients.</param>
/// <param name="Cc">Those in copy.</param>
public sealed record MessageRecipients(IReadOnlyList<string> To, IReadOnlyList<string> Cc)
{
    public static MessageRecipients None { get; } = new([], []);

    /// <summary>Everybody.</summary>
    public IEnumerable<string> All => To.Concat(Cc);

    /// <summary>Reads what is kept; nobody, where nothing readable is.</summary>
    public static MessageRecipients Of(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return None;
        }

        try
        {
            var read = JsonSerializer.Deserialize<MessageRecipients>(json, JournalJson.Options);
            return read is null ? None : new MessageRecipients(read.To ?? [], read.Cc ?? []);
        }
        catch (JsonException)
        {
            return None;
        }
    }
}
