namespace Charter.Mail.Tnef;

/// <summary>A file inside a winmail.dat.</summary>
/// <param name="Name">Its name as written; empty when it has none.</param>
/// <param name="ContentType">Its type when it is told; null otherwise.</param>
/// <param name="ContentId">By which the HTML shows it; null when it does not.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record TnefFile(string Name, string? ContentType, string? ContentId, ReadOnlyMemory<byte> Content);
