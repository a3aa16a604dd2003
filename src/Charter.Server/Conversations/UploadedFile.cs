namespace Charter.Server.Conversations;

/// <summary>A file of a message, uploaded before.</summary>
/// <param name="Receipt">The receipt of the upload.</param>
/// <param name="Name">The name to show and to save under.</param>
/// <param name="ContentType">Its type; <c>application/octet-stream</c> if left out.</param>
public sealed record UploadedFile(string Receipt, string Name, string? ContentType = null);
