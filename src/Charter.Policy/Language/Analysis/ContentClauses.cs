namespace Charter.Policy.Language.Analysis;

/// <summary>"We confirm that we are looking into it", "told how it will be handled": what is told is not what is done by then.</summary>
internal static class ContentClauses
{
    private const int Furthest = 12;

    /// <summary>Leaves out the acts that only say what is told; who is told that something arrived has it acknowledged.</summary>
    public static void LeaveOut(Reading reading)
    {
        if (reading.Language.IsUnspaced)
        {
            return;
        }

        for (var i = 1; i < reading.Tokens.Length - 1; i++)
        {
            if (reading.Tokens[i].Text is not ("how" or "what" or "why" or "whether" or "that") || !IsTold(reading, i))
            {
                continue;
            }

            var end = EndOf(reading, i);
            var inside = reading.Actions.Where(a => a.From > i && a.IsBefore(end)).ToList();
            var head = reading.Actions.FindLast(a => a.IsBefore(i) && i - a.To <= Furthest);
            if (head.Value is null || inside.Count == 0)
            {
                continue;
            }

            var isArrival = reading.Tokens[i].Text is "that" && IsArrival(reading, i + 1, end);
            reading.Actions.RemoveAll(a => inside.Contains(a) && a.Value is not "notify_delay");
            var at = reading.Actions.IndexOf(head);
            if (isArrival && head.Value is "respond" or "first_response")
            {
                reading.Actions[at] = head with { Value = "acknowledge" };
            }
        }
    }

    /// <summary>Whether somebody is told something right before a word, but for a time and whom it is told.</summary>
    private static bool IsTold(Reading reading, int token)
    {
        for (var i = token - 1; i >= 0 && token - i <= Furthest; i--)
        {
            if (reading.Tokens[i].Text is "," or ";" or ":" or "." && !IsAside(reading, i, token))
            {
                return false;
            }

            if (IsTelling(reading.Tokens[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"We confirm, by telephone or in writing, that …": set off by two commas.</summary>
    private static bool IsAside(Reading reading, int comma, int token) =>
        reading.Tokens[comma].Is(',')
        && (
            comma == token - 1
            || Array.FindIndex(reading.Tokens, comma + 1, token - comma - 1, t => t.Is(',')) == token - 1
            || Array.FindLastIndex(reading.Tokens, comma - 1, Math.Min(comma, Furthest), t => t.Is(',')) >= 0
        );

    private static bool IsTelling(string word) =>
        word
            is "confirm"
                or "confirms"
                or "confirmed"
                or "confirming"
                or "confirmation"
                or "tell"
                or "tells"
                or "told"
                or "telling"
                or "hear"
                or "hears"
                or "know"
                or "explain"
                or "explains"
                or "explaining"
                or "explained"
                or "explanation"
                or "inform"
                or "informs"
                or "informed"
                or "advise"
                or "advises"
                or "advised"
                or "notify"
                or "notified"
                or "discuss"
                or "discusses"
                or "saying"
                or "stating"
                or "word";

    private static int EndOf(Reading reading, int from)
    {
        for (var i = from + 1; i < reading.Tokens.Length; i++)
        {
            if (
                reading.Tokens[i].Text is "," or ";" or ":" or "." or "。"
                || reading.Times.Exists(t => t.PrefixFrom == i && !t.IsImmediate)
                || (i > from + 2 && reading.FunctionAt(i) is "and" && reading.FunctionAt(i + 1) is "we" or "our")
            )
            {
                return i;
            }
        }

        return reading.Tokens.Length;
    }

    private static bool IsArrival(Reading reading, int from, int to) =>
        Enumerable
            .Range(from, Math.Max(0, to - from))
            .Any(i =>
                reading.Tokens[i].Text is "received" or "noted" or "logged" or "registered" or "arrived" or "recorded"
                || (reading.Tokens[i].Text is "have" or "got" && reading.FunctionAt(i + 1) is "article" or "pronoun")
            );
}
