using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Charter.Desk.Shared;
using Charter.Desk.Tickets;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Says a refusal to a person: what stands in the way, and what to do. The English reason is the key.</summary>
public static partial class RefusalWords
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
        Wordbook.Key("That is the customer, or somebody who takes part: write them an answer instead."),
        Wordbook.Key("At most 20 third parties can be asked about a ticket."),
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
        Wordbook.Key("A message can carry 200 files."),
        Wordbook.Key("This version is in force already."),
        Wordbook.Key("Say first when the desk is staffed: the policy's time is counted in support hours."),
        Wordbook.Key("A letter needs a subject."),
        Wordbook.Key("That is too long to keep."),
        Wordbook.Key("That is a kind of matter, not a channel."),
        Wordbook.Key("There is no such step of a contact."),
        Wordbook.Key("It is neither quarantined nor ignored."),
        Wordbook.Key("It is in a ticket already."),
        Wordbook.Key("A customer can have 20 addresses."),
        Wordbook.Key("There is no such organisation."),
        Wordbook.Key("Another organisation has this mail domain."),
        Wordbook.Key("That is not a mail domain, such as example.org."),
        Wordbook.Key("Only what was refused or given up can be tried again."),
        Wordbook.Key("This version of the policy was approved before."),
        Wordbook.Key("This version was approved and its text stands. Make a new draft from it."),
        Wordbook.Key("A row names a person who is not at the desk."),
        Wordbook.Key("The policy has no text."),
        Wordbook.Key("Only an approved version can be put in force. Approve it first."),
        Wordbook.Key("The department where new tickets come has to be in use."),
        Wordbook.Key("New tickets come here. Let them come to another department first."),
        Wordbook.Key("Name at least one thing that the program may do."),
        Wordbook.Key("You can give only what you may do yourself."),
        Wordbook.Key("That has passed already."),
        Wordbook.Key("Somebody at the desk has this address already."),
        Wordbook.Key("There is no such role."),
        Wordbook.Key("They are the only administrator. Make somebody else one first."),
        Wordbook.Key("Another department has this name."),
        Wordbook.Key("That is not a mail address."),
        Wordbook.Key("That is not a language tag, such as en or zh-Hans."),
        Wordbook.Key("That is not a time zone, such as Europe/London."),
        Wordbook.Key("That is not the key of a promise."),
        Wordbook.Key("The time lies in the future, at most a year away."),
        Wordbook.Key("Twenty answers wait on this ticket already."),
        Wordbook.Key("The answer has left already, or was taken back."),
        Wordbook.Key("At most 50 tags at once."),
        Wordbook.Key("They take part in the ticket already."),
        Wordbook.Key("A mail address, such as ada@example.com."),
        Wordbook.Key("Mail is sent to that address already."),
        Wordbook.Key("At most 50 addresses."),
        Wordbook.Key("One of the addresses in copy is no mail address."),
        Wordbook.Key("The desk has sent enough mails of its own here for this hour.")
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
            AddParticipant.TooMany full => words[
                "At most {0} people besides the customer take part in a ticket.",
                full.Most
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

    /// <summary>A reason in the reader's words, where it is one that is known.</summary>
    public static string Sentence(string english, Wordbook words) =>
        Known.Contains(english) ? words[english]
        : TooLong().Match(english) is { Success: true } tooLong
            ? words["At most {0} characters fit here.", tooLong.Groups["limit"].Value]
        : english;

    [GeneratedRegex(
        "^At most (?<limit>[0-9,]+) characters fit here\\.$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TooLong();
}
