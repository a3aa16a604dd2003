using System.Globalization;

namespace Charter.Server.Commands;

/// <summary>Numbers of things as they are said: one ticket, two tickets.</summary>
internal static class CountedWords
{
    public static string Of(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}
