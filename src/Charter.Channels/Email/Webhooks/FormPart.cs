namespace Charter.Channels.Email.Webhooks;

/// <summary>One field of a posted form, as bytes: a raw mail is in no character set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its bytes.</param>
public sealed record FormPart(string Name, ReadOnlyMemory<byte> Value);
