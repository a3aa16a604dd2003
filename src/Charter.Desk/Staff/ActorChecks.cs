using Charter.Desk.Shared;
using Charter.Policy;

namespace Charter.Desk.Staff;

/// <summary>The refusal for what an actor may not do.</summary>
public static class ActorChecks
{
    /// <summary>The refusal when the actor lacks a permission; <c>null</c> when they may.</summary>
    public static NotAllowed? Lacks(this Actor actor, Permissions needed)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(needed) ? null : new NotAllowed(Vocabulary.Token(needed).Replace('_', ' '));
    }
}
