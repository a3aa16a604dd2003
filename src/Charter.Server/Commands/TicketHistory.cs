using System.Collections.Immutable;
using Charter.Policy.Clocks;

namespace Charter.Server.Commands;

/// <summary>The history of a ticket as far as it could be read.</summary>
/// <param name="Events">What happened, in the order in which it was told.</param>
/// <param name="Problems">What was passed over, and why: each once.</param>
internal sealed record TicketHistory(ImmutableArray<ClockEvent> Events, ImmutableArray<string> Problems);
