using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>A date found in a sentence.</summary>
/// <param name="Date">The date.</param>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
internal readonly record struct DatedDay(LocalDate Date, int From, int To);
