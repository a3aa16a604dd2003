using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>A sentence that says something of hours: its timetable, and what it is the timetable of.</summary>
internal sealed record HoursSentence(string Text, LanguagePack Language, TextSpan Place, Timetable Table)
{
    public string Service { get; init; } = "";

    public bool IsGeneral { get; init; }

    /// <summary>Whether it defines what a working day is.</summary>
    public bool IsWorkingDay { get; init; }

    /// <summary>The hours of the desk: not those of an emergency line, a plan or a level.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>The sentence as a diagnostic.</summary>
    public Diagnostic Tell(
        string code,
        DiagnosticSeverity severity = DiagnosticSeverity.Warning,
        string? detail = null
    ) => Language.Messages.Write(code, severity, Place, detail ?? Shown());

    private string Shown() => Text.Length > 160 ? Text[..160] + "…" : Text;
}
