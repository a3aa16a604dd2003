namespace Charter.Server.Portal;

/// <summary>What a customer typed on the page of their ticket.</summary>
/// <param name="Text">The message.</param>
/// <param name="RequestId">The form's own id, so that sending it twice adds one message.</param>
public sealed record FollowMessage(string Text, string RequestId);
