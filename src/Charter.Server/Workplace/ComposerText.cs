namespace Charter.Server.Workplace;

/// <summary>What stands in the composer after it could not be sent.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Html">As HTML of the editor.</param>
/// <param name="IsNote">Whether it is a note.</param>
/// <param name="Problem">Why it could not be sent, in the reader's words.</param>
/// <param name="LeaveAt">When it should leave, as typed; <c>null</c> for at once.</param>
public sealed record ComposerText(string Text, string? Html, bool IsNote, string? Problem, string? LeaveAt = null)
{
    /// <summary>Further addresses in copy, as typed.</summary>
    public string CopyMore { get; init; } = "";
}
