namespace Charter.Policy.Language;

/// <summary>Two sentences that promise different times for the same thing under the same conditions.</summary>
/// <param name="First">The earlier sentence's commitment.</param>
/// <param name="FirstSpan">Where it stands.</param>
/// <param name="Second">The later sentence's commitment.</param>
/// <param name="SecondSpan">Where it stands.</param>
public sealed record PolicyConflict(Commitment First, TextSpan FirstSpan, Commitment Second, TextSpan SecondSpan);
