using System.Globalization;
using Charter.Desk.Settings;
using Charter.Policy;

namespace Charter.Server.Settings;

/// <summary>The rules for mail as a person typed them: a text for each field, under the name that the form gives it.</summary>
public sealed record MailRuleAnswers(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What a field holds.</summary>
    public string this[string name] => Values.GetValueOrDefault(name, "");

    /// <summary>The rules as kept.</summary>
    public static MailRuleAnswers Of(MailRuleFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["trustedServers"] = fields.TrustedServers,
                ["subjectPrefix"] = fields.SubjectPrefix,
                ["reopenResolvedDays"] = Text(fields.ReopenResolvedDays),
                ["reopenClosedDays"] = Text(fields.ReopenClosedDays),
                ["mostReopenings"] = Text(fields.MostReopenings),
                ["copies"] = Vocabulary.Token(fields.Copies),
                ["mostParticipants"] = Text(fields.MostParticipants),
                ["staffAnswers"] = Vocabulary.Token(fields.StaffAnswers),
                ["mostLettersToCustomer"] = Text(fields.MostLettersToCustomer),
                ["mostLettersOnTicket"] = Text(fields.MostLettersOnTicket),
                ["softBounces"] = Text(fields.SoftBounces),
                ["softBounceDays"] = Text(fields.SoftBounceDays),
            }
        );
    }

    /// <summary>What a form sent.</summary>
    public static MailRuleAnswers Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form.ToDictionary(f => f.Key, f => f.Value.ToString().Trim(), StringComparer.Ordinal));
    }

    /// <summary>The answers as rules; what is no number is one that no rule allows.</summary>
    public MailRuleFields Read() =>
        new(
            this["trustedServers"],
            this["subjectPrefix"],
            Number("reopenResolvedDays"),
            Number("reopenClosedDays"),
            Number("mostReopenings"),
            Choice<CopyRule>("copies"),
            Number("mostParticipants"),
            Choice<StaffAnswerRule>("staffAnswers"),
            Number("mostLettersToCustomer"),
            Number("mostLettersOnTicket"),
            Number("softBounces"),
            Number("softBounceDays")
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private int Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private T Choice<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .FirstOrDefault(value => Vocabulary.Token(value) == this[name], (T)Enum.ToObject(typeof(T), -1));
}
