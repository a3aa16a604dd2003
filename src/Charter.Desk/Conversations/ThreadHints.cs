namespace Charter.Desk.Conversations;

/// <summary>What a message says about which ticket it belongs to. All of it can be forged: it points, and proves nothing.</summary>
/// <param name="ReplyToken">The token of the address that it was sent to.</param>
/// <param name="MessageIds">Message-IDs that it answers, without angle brackets, the nearest first.</param>
/// <param name="SubjectNumber">A ticket number in its subject.</param>
public sealed record ThreadHints(string? ReplyToken, IReadOnlyList<string> MessageIds, int? SubjectNumber)
{
    /// <summary>No hint: a new matter.</summary>
    public static ThreadHints None { get; } = new(null, [], null);
}
