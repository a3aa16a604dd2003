using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>A mail that waits in the spool.</summary>
/// <param name="At">When it came.</param>
/// <param name="Envelope">What is known around it.</param>
/// <param name="Mail">The mail as it came.</param>
public sealed record SpooledMail(Instant At, MailEnvelope Envelope, ReadOnlyMemory<byte> Mail);
