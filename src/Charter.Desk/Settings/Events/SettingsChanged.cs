using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>settings.changed</c>: A setting was changed.</summary>
[JournalKind("settings.changed")]
public sealed record SettingsChanged(string Name) : JournalEvent;
