namespace Charter.Policy.Language.Analysis;

/// <summary>Finds the function word that a time leans on: "within" in "within about five days".</summary>
internal sealed class PrefixFinder(List<Mention> functions)
{
    private readonly List<Mention> _functions = functions;

    /// <summary>The function word that ends right before a token, over words such as "about" and "the".</summary>
    public (string Value, int From) Before(int at)
    {
        var i = LastBefore(at);
        // "No later than the next working day": "the next" reaches into the limit that has a name.
        if (
            i + 1 < _functions.Count
            && _functions[i + 1].From < at
            && _functions[i + 1].Value is "approx" or "article" or "filler"
        )
        {
            at = _functions[i + 1].From;
        }

        for (var skipped = 0; i >= 0 && skipped < 4; skipped++, i--)
        {
            var function = _functions[i];
            if (function.To < at)
            {
                break;
            }

            if (function.Value is not ("approx" or "article" or "filler" or "between"))
            {
                // "At intervals of not more than a month": how long, and that it comes again.
                return
                    function.Value is "limit"
                    && i > 0
                    && _functions[i - 1] is { Value: "every" } interval
                    && interval.To == function.From
                    ? (interval.Value, interval.From)
                    : (function.Value, function.From);
            }

            at = function.From;
        }

        return ("", at);
    }

    /// <summary>The last function word that ends at or before a token; they stand in order.</summary>
    private int LastBefore(int at)
    {
        var low = 0;
        var high = _functions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_functions[middle].IsBefore(at))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
