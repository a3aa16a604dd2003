using System.Collections;

namespace Charter.Policy;

/// <summary>
/// The conditions of one commitment, in the order of the text, all of which must hold.
/// Two sets are equal when they hold the same conditions in the same order.
/// </summary>
public sealed class ConditionSet : IReadOnlyList<Condition>, IEquatable<ConditionSet>
{
    private readonly Condition[] _items;

    private ConditionSet(Condition[] items) => _items = items;

    /// <summary>No condition: the commitment always applies.</summary>
    public static ConditionSet None { get; } = new([]);

    public int Count => _items.Length;

    public Condition this[int index] => _items[index];

    /// <summary>The set of these conditions; repeats are dropped.</summary>
    public static ConditionSet Of(params IEnumerable<Condition> conditions)
    {
        var items = conditions.Distinct().ToArray();
        return items.Length == 0 ? None : new ConditionSet(items);
    }

    /// <summary>Whether a condition of this kind is in the set.</summary>
    public bool Has(ConditionKind kind) => Array.Exists(_items, c => c.Kind == kind);

    public bool Equals(ConditionSet? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ConditionSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The written form: tags joined by <c>+</c>; empty for none.</summary>
    public override string ToString() => string.Join('+', _items.AsEnumerable());

    public IEnumerator<Condition> GetEnumerator() => ((IEnumerable<Condition>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
