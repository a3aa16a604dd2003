using System.Collections.Immutable;

namespace Charter.Policy.Clocks;

/// <summary>What is true of a ticket at one point of its history, as far as commitments ask.</summary>
internal sealed record CaseFacts
{
    public ServedSubject? Channel { get; set; }

    public CaseKind? Kind { get; set; }

    /// <summary>The names of its priority as policies write them: "P1 - Critical" has two.</summary>
    public ImmutableArray<string> Priority { get; set; } = [];

    /// <summary>The names of its stage as policies write them.</summary>
    public ImmutableArray<string> Stage { get; set; } = [];

    public bool IsOpened { get; set; }

    /// <summary>Whether somebody told of a call, chat or visit.</summary>
    public bool Contacted { get; set; }

    public bool Escalated { get; set; }

    public bool Waiting { get; set; }

    public bool Resolved { get; set; }

    public bool MergedAway { get; set; }

    public ImmutableHashSet<string> Stated { get; set; } = [];

    public bool IsStated(string condition) => Stated.Contains(condition);
}
