using Charter.Desk.Journal;

namespace Charter.Desk.Automation.Events;

/// <summary><c>template.changed</c>: A template was added or changed.</summary>
[JournalKind("template.changed")]
public sealed record TemplateChanged(long TemplateId, string Name) : JournalEvent;
