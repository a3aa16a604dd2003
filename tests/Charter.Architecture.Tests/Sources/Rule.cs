using Xunit;

namespace Charter.Architecture.Tests.Sources;

/// <summary>How a rule of the house fails: with its reason, what to do, and every place at once.</summary>
public static class Rule
{
    /// <param name="findings">The places that break the rule.</param>
    /// <param name="reason">Why the house has the rule.</param>
    /// <param name="remedy">What to do about a finding.</param>
    public static void HasNoExceptions(IEnumerable<string> findings, string reason, string remedy)
    {
        var places = findings.ToList();
        if (places.Count > 0)
        {
            Assert.Fail($"{string.Join('\n', places)}\n\nWhy: {reason}\nWhat to do: {remedy}");
        }
    }
}
