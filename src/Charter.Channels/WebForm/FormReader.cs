using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Policy;

namespace Charter.Channels.WebForm;

/// <summary>Reads what came by the public form. A form never joins an earlier ticket: its address proves nothing.</summary>
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
                    ThreadHints.None,
                    entry.Kind,
                    Language: entry.Language,
                    RawFileHash: fileHash
                )
            )
        );
    }
}
