namespace Charter.Desk.Conversations;

/// <summary>A message with its files.</summary>
public sealed record MessageView(Message Message, IReadOnlyList<Attachment> Files);
