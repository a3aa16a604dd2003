namespace Charter.Desk.Journal;

/// <summary>The written name of an event's kind, a past participle, with the version of its payload.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JournalKindAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Raised when the payload's shape changes; old rows keep their number.</summary>
    public int Version { get; } = version;
}
