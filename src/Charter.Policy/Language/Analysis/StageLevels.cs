namespace Charter.Policy.Language.Analysis;

/// <summary>Tells whether "level 2" is a stage that a complaint goes through, or how urgent something is.</summary>
internal static class StageLevels
{
    /// <summary>"Level 1: we respond within an hour": only complaints go through levels; elsewhere a level says how urgent it is.</summary>
    public static void ReadWithoutComplaint(Reading reading, ReadingContext context)
    {
        if (
            !reading.Conditions.Exists(c => IsLevel(reading, c))
            || context.Subjects.Contains(ServedSubject.Complaint)
            || reading.Subjects.Exists(s => s.Value is "complaint")
            || Array.Exists(
                reading.Tokens,
                t => t.Text is "stage" or "appeal" or "complaints" or "investigation" or "review" or "decision"
            )
        )
        {
            return;
        }

        // "Escalation: level 1 – team leader, 2 hours": to whom it goes.
        if (reading.Subjects.Exists(s => s.Value is "escalation") || reading.Actions.Exists(a => a.Value == "escalate"))
        {
            if (!reading.Subjects.Exists(s => s.Value is "escalation" && s.From > 0))
            {
                reading.Conditions.RemoveAll(c => c.Value == "stage:$" && reading.Tokens[c.From].Stem is "level");
            }

            return;
        }

        for (var i = 0; i < reading.Conditions.Count; i++)
        {
            if (IsLevel(reading, reading.Conditions[i]) && reading.Conditions[i].Capture is not null)
            {
                reading.Conditions[i] = reading.Conditions[i] with { Value = "priority:level $" };
            }
        }
    }

    private static bool IsLevel(Reading reading, Mention condition) =>
        condition.Value is "stage:$" && reading.Tokens[condition.From].Stem is "level" or "levels";
}
