namespace Charter.Mail.Mime;

/// <summary>Collects problems, each code only a few times: a hostile mail must not make a long list either.</summary>
internal sealed class ProblemList
{
    private const int MaxPerCode = 8;
    private readonly List<MailProblem> problems = [];
    private readonly Dictionary<MailProblemCode, int> counts = [];

    public IReadOnlyList<MailProblem> Items => problems;

    public void Add(MailProblemCode code, int offset, string detail = "")
    {
        var count = counts.GetValueOrDefault(code);
        counts[code] = count + 1;
        if (count < MaxPerCode)
        {
            problems.Add(new MailProblem(code, offset, detail.Length <= 120 ? detail : detail[..120]));
        }
    }
}
