using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Charter.Policy;

/// <summary>
/// The written tokens of subjects, actions, units and conditions, as in the label guide of the policy language
/// (<c>docs/policy-language/labels.md</c>): lower case with underscores.
/// </summary>
public static class Vocabulary
{
    private static readonly FrozenDictionary<string, ServedSubject> Subjects = ByToken<ServedSubject>();
    private static readonly FrozenDictionary<string, ServiceAction> Actions = ByToken<ServiceAction>();
    private static readonly FrozenDictionary<string, TimeUnit> Units = ByToken<TimeUnit>();
    private static readonly FrozenDictionary<string, ConditionKind> Conditions = ByToken<ConditionKind>();

    /// <summary>The token of a subject, action, unit or condition kind: <c>InPerson</c> is <c>in_person</c>.</summary>
    public static string Token<T>(T value)
        where T : struct, Enum => Tokens<T>.Of.TryGetValue(value, out var token) ? token : MakeToken(value);

    // Keys of commitments are made of tokens on every write, so each token is made once.
    private static class Tokens<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>()
            .ToFrozenDictionary(value => value, MakeToken);
    }

    private static string MakeToken<T>(T value)
        where T : struct, Enum
    {
        // One word in the language of policies, though two capitals in ours.
        if (value is ServedSubject.WhatsApp)
        {
            return "whatsapp";
        }

        var name = value.ToString();
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    public static bool TryReadSubject(string token, out ServedSubject subject) =>
        Subjects.TryGetValue(token, out subject);

    public static bool TryReadAction(string token, out ServiceAction action) => Actions.TryGetValue(token, out action);

    public static bool TryReadUnit(string token, out TimeUnit unit) => Units.TryGetValue(token, out unit);

    /// <summary>The written form of one condition: <c>peak</c>, <c>priority:p1</c>.</summary>
    public static string Write(Condition condition)
    {
        var token = Token(condition.Kind);
        return condition.Value is null ? token : $"{token}:{condition.Value}";
    }

    /// <summary>Reads tags joined by <c>+</c>; <c>null</c> or empty is no condition.</summary>
    /// <returns><c>false</c> when a tag is not in the vocabulary.</returns>
    public static bool TryReadConditions(string? text, out ConditionSet conditions)
    {
        conditions = ConditionSet.None;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var read = new List<Condition>();
        foreach (var tag in text.Split('+'))
        {
            var colon = tag.IndexOf(':', StringComparison.Ordinal);
            var token = colon < 0 ? tag : tag[..colon];
            if (!Conditions.TryGetValue(token, out var kind))
            {
                return false;
            }

            read.Add(new Condition(kind, colon < 0 ? null : tag[(colon + 1)..]));
        }

        conditions = ConditionSet.Of(read);
        return true;
    }

    /// <summary>Reads a commitment's key back (<see cref="Commitment.Key"/>).</summary>
    /// <returns><c>false</c> when the text is not the key of a commitment whose number is filled in.</returns>
    public static bool TryReadKey(string key, [NotNullWhen(true)] out Commitment? commitment)
    {
        ArgumentNullException.ThrowIfNull(key);
        commitment = null;
        var words = new Queue<string>(key.Split(' '));
        if (
            words.Count < 4
            || !TryReadAction(words.Dequeue(), out var action)
            || !TryReadSubject(words.Dequeue(), out var subject)
        )
        {
            return false;
        }

        var every = words.Dequeue() == "every";
        if (!TryReadNumber(words.Dequeue(), out var value))
        {
            return false;
        }

        TimeUnit? unit = words.TryPeek(out var next) && TryReadUnit(next, out var known) ? known : null;
        if (unit is not null)
        {
            words.Dequeue();
        }

        decimal? percent = null;
        if (words.TryPeek(out next) && next.EndsWith('%') && TryReadNumber(next[..^1], out var share))
        {
            percent = share;
            words.Dequeue();
        }

        if (!TryReadConditions(string.Join(' ', words), out var conditions))
        {
            return false;
        }

        var read = new Commitment(subject, action, new Allowance(value, unit), every, percent, conditions);
        commitment = read.Key == key ? read : null;
        return commitment is not null;
    }

    private static bool TryReadNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    internal static string WriteKey(Commitment commitment)
    {
        var text = new StringBuilder();
        text.Append(Token(commitment.Action)).Append(' ').Append(Token(commitment.Subject));
        text.Append(commitment.Every ? " every" : " within");
        text.Append(' ').Append(commitment.Within.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?");
        if (commitment.Within.Unit is { } unit)
        {
            text.Append(' ').Append(Token(unit));
        }

        if (commitment.Percent is { } percent)
        {
            text.Append(' ').Append(percent.ToString("0.####", CultureInfo.InvariantCulture)).Append('%');
        }

        if (commitment.Conditions.Count > 0)
        {
            text.Append(' ').Append(commitment.Conditions);
        }

        return text.ToString();
    }

    private static FrozenDictionary<string, T> ByToken<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(MakeToken, value => value, StringComparer.Ordinal);
}
