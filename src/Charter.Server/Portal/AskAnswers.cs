using Charter.Channels.WebForm;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Policy.Clocks;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;

namespace Charter.Server.Portal;

/// <summary>What a visitor typed into the public form.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Kind">One of <c>question</c>, <c>request</c>, <c>complaint</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">The message.</param>
/// <param name="RequestId">The form's own id, so that sending it twice opens one ticket.</param>
public sealed record AskAnswers(string Name, string Email, string Kind, string Subject, string Text, string RequestId)
{
    private const int LongestText = 50_000;

    /// <summary>An empty form.</summary>
    public static AskAnswers New(string? kind) => new("", "", kind ?? "question", "", "", Guid.NewGuid().ToString("N"));

    /// <summary>The kinds with the matter that each is.</summary>
    public static IReadOnlyList<(string Token, CaseKind Kind)> Kinds { get; } =
    [("question", CaseKind.Enquiry), ("request", CaseKind.Request), ("complaint", CaseKind.Complaint)];

    /// <summary>What sort of matter it is.</summary>
    public CaseKind Matter =>
        Kinds.FirstOrDefault(kind => kind.Token == Kind) is { Token: not null } found ? found.Kind : CaseKind.Enquiry;

    public static AskAnswers Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            form["name"].ToString(),
            form["email"].ToString(),
            form["kind"].ToString(),
            form["subject"].ToString(),
            form["text"].ToString(),
            form["requestId"].ToString()
        );
    }

    /// <summary>As the intake keeps it.</summary>
    public FormEntry ToEntry(string language, IReadOnlyList<IncomingFile> files) =>
        new(Name.Trim(), Email.Trim(), Subject.Trim(), Text, Matter, language, files);

    /// <summary>Notes what is wrong, field by field.</summary>
    public void Check(Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        if (!FieldText.IsLine(Name, "name", FieldText.LongestLine, out _, out var name))
        {
            problems.Add("name", FieldProblemWords.Of(name, words));
        }

        if (AddressText.Read(AddressKind.Email, Email) is null)
        {
            problems.Add("email", words["Write the whole address, such as ada@example.org."]);
        }

        if (!FieldText.IsLine(Subject, "subject", FieldText.LongestLine, out _, out var subject))
        {
            problems.Add("subject", FieldProblemWords.Of(subject, words));
        }

        CheckText(Text, words, problems);
    }

    /// <summary>Notes what is wrong with a message.</summary>
    public static void CheckText(string text, Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add("text", words["Write your message here."]);
        }
        else if (text.Length > LongestText)
        {
            problems.Add("text", words["At most {0} characters fit here. Send the rest as a file.", LongestText]);
        }
    }
}
