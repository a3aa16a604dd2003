namespace Charter.Policy;

/// <summary>
/// How long a promise leaves: a number and a unit, exactly as the text gave them. Nothing is converted:
/// "48 hours" stays 48 hours and "two days" stays 2 days, because they are counted differently.
/// </summary>
/// <param name="Value">The number; <c>null</c> when the text has a slot in its place (<c>[X] hours</c>). Never negative.</param>
/// <param name="Unit">The unit; <c>null</c> for "immediately" (value 0), and for a slot whose unit is open too.</param>
public readonly record struct Allowance(decimal? Value, TimeUnit? Unit)
{
    /// <summary>"Immediately": due at the instant the clock starts.</summary>
    public static Allowance Immediately { get; } = new(0, null);

    /// <summary>Whether the number is still a slot to fill. Such a commitment can't run and can't be approved.</summary>
    public bool IsOpen => Value is null;

    /// <summary>Whether this is "immediately".</summary>
    public bool IsImmediate => Value == 0 && Unit is null;
}
