namespace Charter.Policy.Language;

/// <summary>One row of an escalation matrix found in a policy: a table "Level | Who | When | How".</summary>
/// <param name="Level">The level, from 1.</param>
/// <param name="Who">Who is told, in the policy's words.</param>
/// <param name="When">When, in the policy's words; empty where the table does not say.</param>
/// <param name="How">By which means; empty where the table does not say.</param>
/// <param name="Span">Where the row stands.</param>
public sealed record EscalationLevel(int Level, string Who, string When, string How, TextSpan Span);
