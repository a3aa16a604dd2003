namespace Charter.Server.Commands;

/// <summary>One thing that <c>charter doctor</c> looked at.</summary>
/// <param name="What">What it is.</param>
/// <param name="Finding">How it is.</param>
/// <param name="Advice">What to do about it; <c>null</c> when all is well.</param>
internal sealed record Symptom(string What, string Finding, string? Advice = null);
