using System.Globalization;

namespace Charter.Policy.Clocks;

/// <summary>
/// The levels of an escalation matrix among promises: "to the manager after 8 hours" on level 2 is
/// <c>escalate any within 8 hour other:level 2</c>. The first level bears no mark.
/// </summary>
public static class EscalationLevels
{
    private const string Mark = "level ";

    /// <summary>The promise of a level, marked as such.</summary>
    public static Commitment At(Commitment commitment, int level) =>
        level <= PreparedCommitment.FirstLevel || commitment.Action != ServiceAction.Escalate
            ? commitment
            : commitment with
            {
                Conditions = ConditionSet.Of([
                    .. commitment.Conditions,
                    new Condition(ConditionKind.Other, Mark + level.ToString(CultureInfo.InvariantCulture)),
                ]),
            };

    /// <summary>The level that a promise is about; the first where it names none.</summary>
    public static int Of(Commitment commitment)
    {
        foreach (var condition in commitment.Conditions)
        {
            if (IsLevel(condition, commitment.Action))
            {
                return int.Parse(condition.Value.AsSpan(Mark.Length), CultureInfo.InvariantCulture);
            }
        }

        return PreparedCommitment.FirstLevel;
    }

    /// <summary>Whether a condition says which level is reached, and nothing about the ticket.</summary>
    public static bool IsLevel(Condition condition, ServiceAction action) =>
        action == ServiceAction.Escalate
        && condition is { Kind: ConditionKind.Other, Value: { } value }
        && value.StartsWith(Mark, StringComparison.Ordinal)
        && value.Length is > 6 and <= 8
        && value.AsSpan(Mark.Length).IndexOfAnyExceptInRange('0', '9') < 0
        && value[Mark.Length] != '0';
}
