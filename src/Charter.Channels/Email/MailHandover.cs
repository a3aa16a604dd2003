using Charter.Desk.Deliveries;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>What came of handing a mail over to the company's servers.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Recipients">What the server that ended it said about each recipient; empty where it did not come to that.</param>
public sealed record MailHandover(EffectResult Result, IReadOnlyList<RecipientResult> Recipients)
{
    internal static MailHandover Of(EffectResult result) => new(result, []);
}
