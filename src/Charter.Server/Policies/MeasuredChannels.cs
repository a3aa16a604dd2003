using System.Collections.Frozen;
using Charter.Channels;
using Charter.Policy;
using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>Tells the author of a policy which of its promises no channel of this desk can measure.</summary>
internal static class MeasuredChannels
{
    private static readonly FrozenSet<ServedSubject> Measured = ChannelRegistry.Measured.ToFrozenSet();

    /// <summary>The policy as compiled, with a warning (P141) at each promise about a channel that this desk does not have.</summary>
    public static CompiledPolicy OnThisDesk(this CompiledPolicy policy) =>
        ChannelCheck.Find(policy, Measured) is { IsEmpty: false } found
            ? policy with
            {
                Diagnostics =
                [
                    .. policy.Diagnostics.Concat(found).OrderBy(d => d.Span.Line).ThenBy(d => d.Span.Column),
                ],
            }
            : policy;
}
