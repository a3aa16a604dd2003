namespace Charter.Policy.Language.Analysis;

/// <summary>What customers may do by when, told apart from what is done for them.</summary>
internal static class CustomerSteps
{
    /// <summary>"A student may, within five days of the letter, ask …": the time between belongs to the one who may.</summary>
    public static IEnumerable<Mention> InterposedLimits(Reading reading)
    {
        for (var i = 1; i + 2 < reading.Tokens.Length; i++)
        {
            if (!reading.Tokens[i].Is(',') || reading.Tokens[i - 1].Text is not ("may" or "can" or "must" or "should"))
            {
                continue;
            }

            var close = Array.FindIndex(reading.Tokens, i + 1, t => t.Is(','));
            var isCustomer = reading.Functions.Exists(f => f.Value == "you" && f.To < i && i - f.To <= 8);
            var isUs = reading.Functions.Exists(f => f.Value == "we" && f.To < i && i - f.To <= 2);
            if (
                close > 0
                && isCustomer
                && !isUs
                && reading.Tokens[close - 1].Kind == TokenKind.Word
                && close + 1 < reading.Tokens.Length
                && reading.Tokens[close + 1].Text is not ("expect" or "receive" or "have" or "get" or "hear" or "be")
            )
            {
                yield return new Mention("customer", i + 1, close + 2);
            }
        }
    }

    /// <summary>"To go to Stage 2, refer the complaint to …": an aim of the customer's, and what to do for it.</summary>
    public static IEnumerable<Mention> ToAnAim(Reading reading)
    {
        if (reading.Tokens.Length < 4 || reading.Tokens[0].Text is not "to")
        {
            yield break;
        }

        var comma = Array.FindIndex(reading.Tokens, t => t.Is(','));
        if (
            comma is > 1 and < 9
            && comma + 1 < reading.Tokens.Length
            && reading.Actions.Exists(a => a.From == comma + 1 && a.Value is "refer" or "escalate" or "respond")
            && reading.Tokens[comma + 1].Text is "refer" or "escalate" or "reply" or "respond" or "forward" or "pass"
            && !reading
                .Tokens.Skip(comma)
                .Any(t => t.Text is "customer" or "customers" or "guest" or "guests" or "client" or "caller")
        )
        {
            yield return new Mention("customer", comma + 1, comma + 2);
        }
    }
}
