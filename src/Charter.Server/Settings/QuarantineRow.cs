using Charter.Desk.Conversations;

namespace Charter.Server.Settings;

/// <summary>Something in quarantine, with what its header says.</summary>
/// <param name="Intake">What was set apart.</param>
/// <param name="From">Who sent it, as far as it can be read.</param>
/// <param name="Subject">About what.</param>
public sealed record QuarantineRow(Intake Intake, string From, string Subject);
