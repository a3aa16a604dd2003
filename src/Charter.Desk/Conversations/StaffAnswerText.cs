using Charter.Desk.Settings;

namespace Charter.Desk.Conversations;

/// <summary>
/// What a colleague wrote by mail, and for whom: a first line that begins with <c>public:</c> or <c>note:</c> says so,
/// otherwise the setting does.
/// </summary>
/// <param name="IsPublic">Whether the customer is to get it.</param>
/// <param name="Text">The text without that word.</param>
public sealed record StaffAnswerText(bool IsPublic, string Text)
{
    private static readonly string[] PublicWords = ["public", "公开", "回复客户"];
    private static readonly string[] NoteWords = ["note", "internal", "备注", "内部"];

    public static StaffAnswerText Read(string text, StaffAnswerRule rule)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.TrimStart();
        var colon = trimmed.IndexOfAny([':', '：']);
        var word = colon is > 0 and < 12 ? trimmed[..colon].Trim() : "";
        var isPublic = PublicWords.Contains(word, StringComparer.OrdinalIgnoreCase);
        return isPublic || NoteWords.Contains(word, StringComparer.OrdinalIgnoreCase)
            ? new StaffAnswerText(isPublic, trimmed[(colon + 1)..].Trim())
            : new StaffAnswerText(rule == StaffAnswerRule.Message, text.Trim());
    }
}
