using System.Diagnostics.CodeAnalysis;

namespace Charter.Desk.Shared;

/// <summary>What a slice gives back: its result, or the refusal. Refused work leaves no trace in the database.</summary>
public readonly struct Outcome<T> : IEquatable<Outcome<T>>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>The refusal; <c>null</c> when the work was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The work was refused.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    public static implicit operator Outcome<T>(T value) => Of(value);

    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);

    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);

    public static Outcome<T> Of(T value) => new(value, null);

    public static Outcome<T> Refused(Refusal refusal) => new(default, refusal);

    /// <summary>Whether the work was done, and with what result.</summary>
    public bool IsDone([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Refusal is null;
    }

    public bool Equals(Outcome<T> other) =>
        Equals(Refusal, other.Refusal) && EqualityComparer<T?>.Default.Equals(_value, other._value);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Outcome<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_value, Refusal);
}
