using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Timetables;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// "Hours and minutes in this table are counted in support hours, except for P1": holds for the promises in the rows of the
/// table above the sentence, or below it where the sentence says so.
/// </summary>
internal sealed class TableHoursRule
{
    private readonly List<Rule> _rules = [];

    /// <summary>The table that each sentence stands in, where it stands in one.</summary>
    private readonly Dictionary<int, Block> _tables = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Notes a sentence that says how the times of a table are counted, or a row of one.</summary>
    public void Note(int index, Block? row, string sentence, Token[] tokens, LanguagePack language)
    {
        if (row is null)
        {
            NoteSentence(index, sentence, tokens, language);
        }
        else
        {
            NoteRow(index, row);
        }
    }

    private void NoteRow(int sentence, Block row)
    {
        if (row is { IsTableHead: false, Header: { } header })
        {
            _tables[sentence] = header;
        }
    }

    private void NoteSentence(int index, string sentence, Token[] tokens, LanguagePack language)
    {
        var roles = new HoursRoles(tokens, language);
        if (
            !roles.IsOfTable
            || !(roles.CountsInHours || (roles.RunsTimes && CountsWhileOpen(sentence, tokens, language)))
        )
        {
            return;
        }

        var except = language.Lexicon.Find(LexiconGroup.Calendar, tokens).FindIndex(p => p.Value == "except");
        var from = except < 0 ? tokens.Length : language.Lexicon.Find(LexiconGroup.Calendar, tokens)[except].From;
        var named = language
            .Lexicon.Find(LexiconGroup.Condition, tokens)
            .Where(c => c.Value.StartsWith("priority", StringComparison.Ordinal))
            .ToList();
        // "Those of P1 are counted in support hours": of which others, nobody can tell.
        if (named.Exists(c => c.From < from))
        {
            return;
        }

        var isBelow = tokens.Any(t => t.Text is "below" or "following" or "下");
        _rules.Add(new Rule(index, isBelow, [.. named.Select(ConditionReader.Of)], sentence, language));
    }

    /// <summary>"… count only while the Hub is open".</summary>
    private static bool CountsWhileOpen(string sentence, Token[] tokens, LanguagePack language) =>
        Reading.Of(sentence, tokens, language).Conditions.Exists(c => c.Value == "office_hours");

    /// <summary>Counts the promises of each table as its rule says.</summary>
    public void Apply(List<PolicySentence> sentences)
    {
        foreach (var rule in _rules)
        {
            var table = TableOf(rule);
            var rows = _tables.Where(t => ReferenceEquals(t.Value, table)).Select(t => t.Key).ToList();
            foreach (var row in rows)
            {
                sentences[row] = Counted(sentences[row], rule, sentences[rule.Index].Span);
            }

            Diagnostics.Add(
                rule.Language.Messages.Write(
                    rows.Count == 0 ? "P142" : "P139",
                    rows.Count == 0 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                    sentences[rule.Index].Span,
                    rule.Text
                )
            );
        }
    }

    private Block? TableOf(Rule rule)
    {
        var above = _tables.Keys.Where(k => k < rule.Index).DefaultIfEmpty(-1).Max();
        var below = _tables.Keys.Where(k => k > rule.Index).DefaultIfEmpty(int.MaxValue).Min();
        return _tables.GetValueOrDefault(rule.IsBelow ? below : above);
    }

    private static PolicySentence Counted(PolicySentence row, Rule rule, TextSpan place) =>
        row with
        {
            Commitments = [.. row.Commitments.Select(c => IsCounted(c.Commitment, rule) ? Counted(c, rule, place) : c)],
        };

    private static FoundCommitment Counted(FoundCommitment found, Rule rule, TextSpan place) =>
        found with
        {
            Commitment = found.Commitment with
            {
                Conditions = ConditionSet.Of([
                    .. found.Commitment.Conditions,
                    new Condition(ConditionKind.OfficeHours),
                ]),
            },
            Evidence = found.Evidence.Add(new Evidence(EvidencePart.Inherited, rule.Text, place)),
        };

    private static bool IsCounted(Commitment commitment, Rule rule) =>
        commitment.Within.Unit is TimeUnit.Hour or TimeUnit.Minute
        && !commitment.Conditions.Any(c =>
            rule.Exempt.Contains(c)
            || c.Kind
                is ConditionKind.OfficeHours
                    or ConditionKind.OutOfHours
                    or ConditionKind.Peak
                    or ConditionKind.OffPeak
        );

    private sealed record Rule(
        int Index,
        bool IsBelow,
        ImmutableArray<Condition> Exempt,
        string Text,
        LanguagePack Language
    );
}
