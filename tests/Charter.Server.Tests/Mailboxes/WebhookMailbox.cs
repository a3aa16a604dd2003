namespace Charter.Server.Tests.Mailboxes;

/// <param name="Id">The mailbox.</param>
/// <param name="Address">What customers write to.</param>
/// <param name="Key">Its key.</param>
/// <param name="Path">What is given to the provider.</param>
public sealed record WebhookMailbox(long Id, string Address, string Key, string Path);
