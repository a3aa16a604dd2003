using NodaTime;

namespace Charter.Channels.Email.Webhooks;

/// <summary>What makes a signature good for one mail only.</summary>
/// <param name="Token">The provider's token.</param>
/// <param name="Until">Up to when the signature is good at all.</param>
public sealed record OnceToken(string Token, Instant Until);
