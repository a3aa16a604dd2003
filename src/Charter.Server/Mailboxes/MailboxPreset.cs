using Charter.Desk.Mailboxes;

namespace Charter.Server.Mailboxes;

/// <summary>What is known beforehand of a provider's mailboxes.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Fields">The settings that are always the same there.</param>
/// <param name="Login">How its accounts are best signed in to.</param>
public sealed record MailboxPreset(string Key, string Name, MailboxFields Fields, PresetLogin Login);
