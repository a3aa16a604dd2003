using System.Collections.Immutable;

namespace Charter.Mail.Automatic;

/// <summary>Two answers that must not be one: a list mail is written by a person and must still get no automatic answer.</summary>
/// <param name="IsAutomatic">A machine sent it: it reopens nothing and counts as nobody's answer.</param>
/// <param name="MayAutoRespond">A machine may answer it.</param>
/// <param name="Reasons">What was found, in the order in which it was looked for.</param>
public sealed record AutomaticVerdict(bool IsAutomatic, bool MayAutoRespond, ImmutableArray<AutomaticReason> Reasons)
{
    /// <summary>
    /// True when only words say that it is an absence note: no header, no report, no envelope. Whoever loses something by
    /// taking a person for a machine asks for more, such as that it answers a mail of theirs.
    /// </summary>
    public bool RestsOnWords { get; init; }
}
