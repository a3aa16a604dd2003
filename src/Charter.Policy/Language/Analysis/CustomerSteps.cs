namespace Charter.Policy.Language.Analysis;

/// <summary>What customers may do by when, told apart from what is done for them.</summary>
internal static class CustomerSteps
{
    /// <summary>How many words an aim takes before its comma: "to have the decision looked at again".</summary>
    private const int MostOfAim = 9;

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
        var aim = reading.Tokens is [{ Text: "in" }, { Text: "order" }, ..] ? 2 : 0;
        if (reading.Tokens.Length < aim + 4 || reading.Tokens[aim].Text is not "to")
        {
            yield break;
        }

        var comma = Array.FindIndex(reading.Tokens, t => t.Is(','));
        if (
            comma > aim + 1
            && comma - aim < MostOfAim
            && comma + 1 < reading.Tokens.Length
            && (IsAimOfCustomer(reading.Tokens[aim + 1].Text) ? IsOrder(reading, comma + 1) : IsSentOn(reading, comma))
        )
        {
            yield return new Mention("customer", comma + 1, comma + 2);
        }
    }

    /// <summary>"To claim a refund, email us within 30 days": who wants the refund writes, and not we.</summary>
    private static bool IsAimOfCustomer(string verb) =>
        verb
            is "claim"
                or "appeal"
                or "complain"
                or "cancel"
                or "apply"
                or "qualify"
                or "get"
                or "obtain"
                or "receive"
                or "dispute"
                or "object"
                or "challenge"
                or "withdraw"
                or "renew";

    private static bool IsOrder(Reading reading, int token) =>
        reading.FunctionAt(token) is "order" or "please"
        || (reading.FunctionAt(token) is not "we" && reading.Actions.Exists(a => a.From == token))
        || reading.Tokens[token].Text
            is "email"
                or "phone"
                or "call"
                or "ring"
                or "text"
                or "message"
                or "send"
                or "give"
                or "provide"
                or "complete";

    private static bool IsSentOn(Reading reading, int comma) =>
        reading.Actions.Exists(a => a.From == comma + 1 && a.Value is "refer" or "escalate" or "respond")
        && reading.Tokens[comma + 1].Text is "refer" or "escalate" or "reply" or "respond" or "forward" or "pass"
        && !reading
            .Tokens.Skip(comma)
            .Any(t => t.Text is "customer" or "customers" or "guest" or "guests" or "client" or "caller");
}
