namespace Charter.Desk.Storage.Verification;

/// <summary>Something that <c>charter verify</c> found wrong.</summary>
/// <param name="Object">What it is about, for example <c>journal 17</c> or <c>ticket 1042</c>.</param>
/// <param name="Problem">What is wrong, in one sentence.</param>
public sealed record CheckFinding(string Object, string Problem);
