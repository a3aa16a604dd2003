using System.Collections.Frozen;
using Charter.Desk.Shared;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Says a refusal to a person: what stands in the way, and what to do. The English reason is the key.</summary>
public static class RefusalWords
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        Wordbook.Key("The ticket is closed already."),
        Wordbook.Key("The ticket is resolved or closed. Reopen it first."),
        Wordbook.Key("The ticket is resolved. Reopen it before it is escalated."),
        Wordbook.Key("The ticket is on hold already."),
        Wordbook.Key("The ticket is not on hold."),
        Wordbook.Key("The ticket is open already."),
        Wordbook.Key("The ticket is resolved or closed already."),
        Wordbook.Key("The ticket does not wait for the customer."),
        Wordbook.Key("The ticket is in that department already."),
        Wordbook.Key("The ticket was merged into another one. Go on there."),
        Wordbook.Key("The ticket is closed. Reopen it before you write."),
        Wordbook.Key("The record of this escalation is complete and stands as it is."),
        Wordbook.Key("The tickets belong to different customers, who must not see each other's messages."),
        Wordbook.Key("That is the same ticket."),
        Wordbook.Key("A message came or left while you wrote. Read it, then send again."),
        Wordbook.Key("There is no mail address for this customer that works. Add one, or call them."),
        Wordbook.Key("There is no such person at the desk who can answer tickets."),
        Wordbook.Key("There is no such person at the desk."),
        Wordbook.Key("There is no such department."),
        Wordbook.Key("There is no such team."),
        Wordbook.Key("Levels are numbered from 1 to 20."),
        Wordbook.Key("Letters, digits, spaces, dots, slashes, dashes and underscores only."),
        Wordbook.Key("Write down what the customer was told."),
        Wordbook.Key("That is not an address of its kind."),
        Wordbook.Key("Something must be written here."),
        Wordbook.Key("Only one line of text fits here, without control characters."),
        Wordbook.Key("A ticket can carry 50 tags."),
        Wordbook.Key("There is no such kind of matter."),
        Wordbook.Key("The new date lies in the future, at most a year away."),
        Wordbook.Key("Another customer has this address. If they are one person, merge the two."),
        Wordbook.Key("That is too long to send."),
        Wordbook.Key("A message can carry 200 files.")
    );

    // Slices name fields as the API does; forms name them as people see them.
    private static readonly FrozenDictionary<string, string> FormFields = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["add"] = "tags",
        ["addresses"] = "email",
        ["assigneeId"] = "assignee",
        ["departmentId"] = "department",
        ["newDue"] = "newDueOn",
        ["teamId"] = "team",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The refusal in the reader's words.</summary>
    public static string Of(Refusal refusal, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        return refusal switch
        {
            NotFound => words["There is nothing here that you may see."],
            NotAllowed => words["Your role does not allow this. Ask a manager or administrator."],
            ChangedMeanwhile => words[
                "Somebody changed this ticket while you looked at it. Check what it says now, then save again."
            ],
            InvalidField invalid => Sentence(invalid.Problem, words),
            _ => Sentence(refusal.Reason, words),
        };
    }

    /// <summary>The form's problems: one field's, or the whole form's under <paramref name="usualField"/>.</summary>
    public static Design.FormProblems Problems(Refusal refusal, string usualField, Wordbook words)
    {
        var problems = new Design.FormProblems();
        problems.Add(
            refusal is InvalidField invalid ? FormFields.GetValueOrDefault(invalid.Field, invalid.Field) : usualField,
            Of(refusal, words)
        );
        return problems;
    }

    private static string Sentence(string english, Wordbook words) =>
        Known.Contains(english) ? words[english] : english;
}
