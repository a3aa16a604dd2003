using System.Collections.Immutable;
using Charter.Policy.Calendars;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Collects the support and peak hours that a document defines.</summary>
internal sealed class HoursCollector
{
    private readonly Dictionary<IsoDayOfWeek, List<TimeWindow>> _hours = [];
    private readonly Dictionary<IsoDayOfWeek, List<TimeWindow>> _peak = [];
    private string _zone = "";

    public List<Diagnostic> Diagnostics { get; } = [];

    public bool HasHours => _hours.Count > 0;

    public bool HasPeak => _peak.Count > 0;

    public void Read(string sentence, LanguagePack language, PolicySentence place)
    {
        var reading = HoursReader.Read(sentence, language);
        if (reading.Zone is { } zone && _zone.Length == 0)
        {
            _zone = zone;
        }

        if (reading.Windows.Count == 0)
        {
            if (reading.LooksLikeHours)
            {
                Diagnostics.Add(language.Messages.Write("P131", DiagnosticSeverity.Warning, place.Span, sentence));
            }

            return;
        }

        var target = reading.IsPeak ? _peak : _hours;
        foreach (var (day, windows) in reading.Windows)
        {
            // The first sentence that speaks of a day counts; further ones are mostly other counters and lines.
            target.TryAdd(day, windows);
        }

        if (!reading.IsPeak && _zone.Length == 0 && !Diagnostics.Exists(d => d.Code == "P130"))
        {
            Diagnostics.Add(language.Messages.Write("P130", DiagnosticSeverity.Info, place.Span, sentence));
        }
    }

    /// <summary>The calendar; <c>null</c> when no hours were given. An empty zone means that the text names none.</summary>
    public CalendarDefinition? Calendar()
    {
        if (_zone.Length > 0)
        {
            Diagnostics.RemoveAll(d => d.Code == "P130");
        }

        return HasHours || HasPeak ? new CalendarDefinition(_zone, Freeze(_hours), Freeze(_peak), []) : null;
    }

    private static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Freeze(
        Dictionary<IsoDayOfWeek, List<TimeWindow>> days
    ) => days.ToImmutableDictionary(d => d.Key, d => d.Value.ToImmutableArray());
}
