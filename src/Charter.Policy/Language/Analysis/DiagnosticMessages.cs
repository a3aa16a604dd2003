using System.Collections.Frozen;

namespace Charter.Policy.Language.Analysis;

/// <summary>The words of the diagnostics in one language: a message and an advice for each code.</summary>
internal sealed class DiagnosticMessages
{
    private readonly FrozenDictionary<string, (string Message, string Advice)> _byCode;

    private DiagnosticMessages(FrozenDictionary<string, (string Message, string Advice)> byCode) => _byCode = byCode;

    /// <summary>The codes that have words.</summary>
    public IEnumerable<string> Codes => _byCode.Keys;

    /// <summary>Reads a table of lines <c>code | message | advice</c>.</summary>
    public static DiagnosticMessages Read(string table)
    {
        var byCode = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(" | ");
            byCode[parts[0]] = (parts[1], parts[2]);
        }

        return new DiagnosticMessages(byCode.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The diagnostic in words. <c>{0}</c> is what was found, <c>{1}</c> the nearest sentence that is understood.</summary>
    public Diagnostic Write(string code, DiagnosticSeverity severity, TextSpan span, string detail, string nearest = "")
    {
        var (message, advice) = _byCode[code];
        return new Diagnostic(code, severity, span, Fill(message), Fill(advice));

        // A sentence that is quoted at the end brings its own full stop.
        string Fill(string template) =>
            (
                detail.EndsWith('.') || detail.EndsWith('。')
                    ? template
                        .Replace("{0}.", "{0}", StringComparison.Ordinal)
                        .Replace("{0}。", "{0}", StringComparison.Ordinal)
                    : template
            )
                .Replace("{0}", detail, StringComparison.Ordinal)
                .Replace("{1}", nearest, StringComparison.Ordinal);
    }
}
