using System.Collections.Concurrent;

namespace Charter.Server.Setup;

/// <summary>
/// The drafts of the wizard by the link that opened it. They live in this process: a restart prints a new link anyway,
/// and there is only ever one good link, so that this never grows.
/// </summary>
public sealed class SetupDrafts
{
    private readonly ConcurrentDictionary<string, SetupDraft> drafts = new(StringComparer.Ordinal);

    /// <summary>The draft of a link that was found good.</summary>
    public SetupDraft Of(string token) => drafts.GetOrAdd(token, _ => new SetupDraft());

    /// <summary>Forgets the drafts, when the desk is set up.</summary>
    public void Clear() => drafts.Clear();
}
