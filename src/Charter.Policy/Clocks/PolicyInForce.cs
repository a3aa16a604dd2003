using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>A policy version and the instant from which it governs tickets that open.</summary>
public sealed record PolicyInForce(Instant From, GoverningPolicy Policy);
