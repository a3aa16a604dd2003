namespace Charter.Policy.Language.Structure;

/// <summary>A time zone as a sentence names it.</summary>
/// <param name="Id">The zone; <c>null</c> where the name is that of several.</param>
/// <param name="Words">The name.</param>
/// <param name="IsQuestion">Whether its author should say more: "AEST" holds with and without summer time.</param>
/// <param name="IsExact">Whether it can be nothing but a zone: "Europe/Berlin", "UTC+4".</param>
internal readonly record struct NamedZone(string? Id, string Words, bool IsQuestion, bool IsExact);
