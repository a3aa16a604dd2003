using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>A sentence that says something of hours: its timetable, and what it is the timetable of.</summary>
internal sealed record HoursSentence(string Text, LanguagePack Language, TextSpan Place, Timetable Table)
{
    public string Service { get; init; } = "";

    public bool IsGeneral { get; init; }

    /// <summary>Whether it defines what a working day is.</summary>
    public bool IsWorkingDay { get; init; }

    /// <summary>Whether it speaks of the days on which the desk is open, without saying which: "any day on which we work".</summary>
    public bool IsOfOpenDays { get; init; }

    /// <summary>The days that it calls working days; none where it names none.</summary>
    public DaySet DaysOfWork => IsOfOpenDays && Table.Named == DaySet.All ? default : Table.Named.Without(Table.Closed);

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
