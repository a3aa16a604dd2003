using Charter.Channels.Email;
using Charter.Channels.WebForm;
using Charter.Policy;

namespace Charter.Channels;

/// <summary>The channels of this desk. A new channel is a folder and a line here.</summary>
public static class ChannelRegistry
{
    /// <summary>The readers of what arrives, one for each channel that has an intake.</summary>
    public static IReadOnlyDictionary<ServedSubject, Type> Readers { get; } =
        new Dictionary<ServedSubject, Type>
        {
            [ServedSubject.Email] = typeof(EmailReader),
            [ServedSubject.WebForm] = typeof(FormReader),
        };

    /// <summary>Channels whose tickets staff type in themselves; they are measured like any other.</summary>
    public static IReadOnlyList<ServedSubject> TypedIn { get; } =
    [ServedSubject.Phone, ServedSubject.Voicemail, ServedSubject.Callback, ServedSubject.InPerson, ServedSubject.Post];

    /// <summary>Every channel on which this desk can take a promise's clock.</summary>
    public static IReadOnlyList<ServedSubject> Measured { get; } = [.. Readers.Keys, .. TypedIn];
}
