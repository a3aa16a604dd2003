using Charter.Desk.Shared;

namespace Charter.Desk.Settings;

/// <summary>The rules for mail that people see and change. What each means: <see cref="MailRules"/>.</summary>
/// <param name="TrustedServers">Names of our own mail servers in Authentication-Results, comma separated.</param>
/// <param name="SubjectPrefix">What stands before a ticket's number in a subject.</param>
/// <param name="ReopenResolvedDays">Days after which an answer to a resolved ticket opens a new one.</param>
/// <param name="ReopenClosedDays">Days within which an answer reopens a closed ticket; 0 for never.</param>
/// <param name="MostReopenings">Reopenings of one ticket a day.</param>
/// <param name="Copies">Who of the people in copy takes part.</param>
/// <param name="MostParticipants">People besides the customer on one ticket.</param>
/// <param name="StaffAnswers">What an answer of a colleague by mail becomes.</param>
/// <param name="MostLettersToCustomer">Mails of the desk's own to one customer an hour.</param>
/// <param name="MostLettersOnTicket">Mails of the desk's own on one ticket an hour.</param>
/// <param name="SoftBounces">Failures that may pass after which an address gets no more mail.</param>
/// <param name="SoftBounceDays">Days within which they must fall.</param>
public sealed record MailRuleFields(
    string TrustedServers,
    string SubjectPrefix,
    int ReopenResolvedDays,
    int ReopenClosedDays,
    int MostReopenings,
    CopyRule Copies,
    int MostParticipants,
    StaffAnswerRule StaffAnswers,
    int MostLettersToCustomer,
    int MostLettersOnTicket,
    int SoftBounces,
    int SoftBounceDays
)
{
    private const int LongestPrefix = 20;

    internal static MailRuleFields Of(MailRules rules) =>
        new(
            rules.TrustedServers,
            rules.SubjectPrefix,
            rules.ReopenResolvedDays,
            rules.ReopenClosedDays,
            rules.MostReopenings,
            rules.Copies,
            rules.MostParticipants,
            rules.StaffAnswers,
            rules.MostLettersToCustomer,
            rules.MostLettersOnTicket,
            rules.SoftBounces,
            rules.SoftBounceDays
        );

    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (!FieldText.IsOptionalLine(TrustedServers, "trustedServers", 1000, out _, out var wrong))
        {
            return wrong;
        }

        if (
            SubjectPrefix is null or { Length: > LongestPrefix }
            || SubjectPrefix.Any(c => char.IsControl(c) || char.IsAsciiDigit(c))
        )
        {
            return new InvalidField("subjectPrefix", "At most 20 characters and no digit, such as # or Ticket#.");
        }

        if (!Enum.IsDefined(Copies) || !Enum.IsDefined(StaffAnswers))
        {
            return new InvalidField(Enum.IsDefined(Copies) ? "staffAnswers" : "copies", "There is no such choice.");
        }

        var bounds = new (string Field, int Value, int Least, int Most)[]
        {
            ("reopenResolvedDays", ReopenResolvedDays, 0, 3650),
            ("reopenClosedDays", ReopenClosedDays, 0, 3650),
            ("mostReopenings", MostReopenings, 1, 100),
            ("mostParticipants", MostParticipants, 0, 50),
            ("mostLettersToCustomer", MostLettersToCustomer, 1, 1000),
            ("mostLettersOnTicket", MostLettersOnTicket, 1, 1000),
            ("softBounces", SoftBounces, 1, 100),
            ("softBounceDays", SoftBounceDays, 1, 365),
        };
        foreach (var (field, value, least, most) in bounds)
        {
            if (value < least || value > most)
            {
                return new InvalidField(field, $"A whole number between {least} and {most}.");
            }
        }

        return null;
    }

    internal void CopyTo(MailRules rules)
    {
        rules.TrustedServers = TrustedServers.Trim();
        rules.SubjectPrefix = SubjectPrefix.Trim();
        rules.ReopenResolvedDays = ReopenResolvedDays;
        rules.ReopenClosedDays = ReopenClosedDays;
        rules.MostReopenings = MostReopenings;
        rules.Copies = Copies;
        rules.MostParticipants = MostParticipants;
        rules.StaffAnswers = StaffAnswers;
        rules.MostLettersToCustomer = MostLettersToCustomer;
        rules.MostLettersOnTicket = MostLettersOnTicket;
        rules.SoftBounces = SoftBounces;
        rules.SoftBounceDays = SoftBounceDays;
    }
}
