using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads what a document says about its clocks: what stands still while the customer is waited for, and whether an attempt
/// to call counts. What is understood is told, and what can't be followed too, so that no such sentence is passed over.
/// </summary>
internal sealed class ClockRuleReader
{
    /// <summary>What can wait for the customer, beside resolving; nobody waits to acknowledge, to respond or to answer.</summary>
    private static readonly ServiceAction[] CanWait =
    [
        ServiceAction.Update,
        ServiceAction.NotifyDelay,
        ServiceAction.ReturnCall,
        ServiceAction.Document,
        ServiceAction.Refer,
        ServiceAction.Escalate,
        ServiceAction.Attend,
        ServiceAction.Start,
    ];

    private readonly HashSet<ServiceAction> _paused = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private IReadOnlyList<ServiceAction> _before = [];
    private bool? _attempt;
    private bool _isAttemptUnclear;

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    public StatedClockRules Rules =>
        _paused.Count == 0 && _attempt is null
            ? StatedClockRules.None
            : new([.. _paused], _isAttemptUnclear ? null : _attempt);

    /// <summary>Reads one sentence of running text, in the order of the document.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tokens">Its tokens, marked by the lexicon.</param>
    /// <param name="language">Its language.</param>
    /// <param name="written">What was read in it.</param>
    public void Read(string sentence, Token[] tokens, LanguagePack language, PolicySentence written)
    {
        var promised = written.Commitments.Select(c => c.Commitment.Action).Distinct().ToList();
        var said = new List<Mention>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (language.Lexicon.Match(LexiconGroup.ClockRule, tokens, i) is { } mention)
            {
                said.Add(mention);
            }
        }

        ReadAttempts(said, tokens, sentence, language, written);
        ReadPauses(said, sentence, language, written, promised);
        if (promised.Count > 0)
        {
            _before = promised;
        }
    }

    private void ReadAttempts(
        List<Mention> said,
        Token[] tokens,
        string sentence,
        LanguagePack language,
        PolicySentence written
    )
    {
        var isOnlyReached = Says(said, "reached");
        if (!Says(said, "call") || !(isOnlyReached || Says(said, "attempt")))
        {
            return;
        }

        bool? counts =
            isOnlyReached || Says(said, "counts_not") ? false
            : Says(said, "counts") ? true
            : null;
        if (counts is null)
        {
            return;
        }

        // "Three attempts count": how many there were is not known.
        var isSeveral = Array.Exists(tokens, t => t is { Kind: TokenKind.Number, Value: >= 2 } || IsNumberWord(t));
        if ((counts is true && isSeveral) || (_attempt is { } earlier && earlier != counts))
        {
            _isAttemptUnclear = true;
            Tell("P162", DiagnosticSeverity.Warning, sentence, language, written);
            return;
        }

        _attempt = counts;
        Tell(counts.Value ? "P163" : "P164", DiagnosticSeverity.Info, sentence, language, written);
    }

    private void ReadPauses(
        List<Mention> said,
        string sentence,
        LanguagePack language,
        PolicySentence written,
        List<ServiceAction> promised
    )
    {
        var isStopped = Says(said, "clock_stops") || Says(said, "stops") || Says(said, "counts_not");
        var isRunning = Says(said, "clock_runs") || Says(said, "runs");
        var isOfCustomer = Says(said, "customer");
        var isOfClocks = said.Exists(m => m.Value is "clock_stops" or "clock_runs" or "clock" or "all" or "this");
        if (
            !(isStopped || isRunning)
            || !(isOfCustomer || Says(said, "others"))
            || !(isOfClocks || promised.Count > 0 || isOfCustomer)
        )
        {
            return;
        }

        if (isRunning || !isOfCustomer)
        {
            Tell("P161", DiagnosticSeverity.Warning, sentence, language, written);
            return;
        }

        var named = promised.Count > 0 ? promised : ActionsOf(sentence, language, said);
        if (named.Count == 0 && !isOfClocks)
        {
            return;
        }

        // "This clock": that of the promise before; "the clocks": all that can wait.
        named =
            named.Count > 0 ? named
            : Says(said, "this") ? [.. _before]
            : [.. CanWait];
        var waiting = named.Where(CanWait.Contains).ToList();
        _paused.UnionWith(waiting);
        if (waiting.Count > 0)
        {
            var words = string.Join("; ", waiting.Select(language.Canonical.Of));
            Tell("P160", DiagnosticSeverity.Info, words, language, written);
        }

        if (named.Exists(a => a != ServiceAction.Resolve && !CanWait.Contains(a)))
        {
            Tell("P161", DiagnosticSeverity.Warning, sentence, language, written);
        }
    }

    /// <summary>What the sentence says of our acts, apart from what the customer is waited for.</summary>
    private static List<ServiceAction> ActionsOf(string sentence, LanguagePack language, List<Mention> said)
    {
        var customer = said.FindAll(m => m.Value is "customer" or "others");
        return
        [
            .. Reading
                .Of(sentence, language)
                .Actions.Where(a => !customer.Exists(c => c.From <= a.To && a.From <= c.To + 1))
                .Select(a =>
                    Vocabulary.TryReadAction(a.Value.TrimEnd('?'), out var action) ? action : (ServiceAction?)null
                )
                .OfType<ServiceAction>()
                .Distinct(),
        ];
    }

    private static bool IsNumberWord(Token token) =>
        token.Text is "two" or "three" or "four" or "five" or "several" or "两" or "三" or "四" or "五";

    private static bool Says(List<Mention> said, string value) => said.Exists(m => m.Value == value);

    private void Tell(
        string code,
        DiagnosticSeverity severity,
        string detail,
        LanguagePack language,
        PolicySentence written
    ) => _diagnostics.Add(language.Messages.Write(code, severity, written.Span, detail));
}
