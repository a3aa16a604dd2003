using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Policy;

namespace Charter.Channels.WebForm;

/// <summary>
/// Reads what came by the public form. A visitor's form never joins an earlier ticket, because its address proves
/// nothing; only what came by a ticket's own follow link does.
/// </summary>
public sealed class FormReader : IChannelReader
{
    public ServedSubject Channel => ServedSubject.WebForm;

    public Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var entry =
            JsonSerializer.Deserialize<FormEntry>(raw.Bytes.Span, JournalJson.Options)
            ?? throw new InvalidDataException("The form is empty.");
        return Task.FromResult<IntakeReading>(
            new IntakeReading.ToFile(
                new FileIncoming.Request(
                    ServedSubject.WebForm,
                    IntakeId: null,
                    ExternalId: null,
                    new Sender(AddressKind.Email, entry.Email, entry.Name),
                    entry.Subject,
                    entry.Text,
                    entry.Text,
                    Html: null,
                    entry.Files,
                    IsAutomatic: false,
                    new ThreadHints(null, [], entry.FollowsTicket),
                    entry.Kind,
                    Language: entry.Language,
                    RawFileHash: fileHash
                )
            )
        );
    }
}
