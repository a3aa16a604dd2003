using Charter.Desk.Shared;

namespace Charter.Server.Demo;

/// <summary>The desk refused what the simulation had planned, because things stood otherwise by then.</summary>
internal sealed class ActRefusedException(Refusal refusal) : Exception($"{refusal.Code}: {refusal.Reason}");
