using System.Collections;

namespace Charter.Mail.Mime;

/// <summary>The header fields of a mail or part, in their order. Names are found whatever their case.</summary>
public sealed class MailHeaders : IReadOnlyList<MailHeader>
{
    private readonly List<MailHeader> fields;
    private readonly Dictionary<string, int> firsts = new(StringComparer.OrdinalIgnoreCase);

    internal MailHeaders(List<MailHeader> fields)
    {
        this.fields = fields;
        for (var i = 0; i < fields.Count; i++)
        {
            firsts.TryAdd(fields[i].Name, i);
        }
    }

    public static MailHeaders Empty { get; } = new([]);

    public int Count => fields.Count;

    public MailHeader this[int index] => fields[index];

    public bool Has(string name) => firsts.ContainsKey(name);

    /// <summary>The first field of that name (the topmost, so the one that the nearest server wrote).</summary>
    public MailHeader? First(string name) => firsts.TryGetValue(name, out var index) ? fields[index] : null;

    /// <summary>The decoded, trimmed value of the first field of that name; null when there is none.</summary>
    public string? Value(string name) => First(name)?.Value.Trim();

    public IEnumerable<MailHeader> All(string name)
    {
        if (!firsts.TryGetValue(name, out var index))
        {
            yield break;
        }

        for (; index < fields.Count; index++)
        {
            if (string.Equals(fields[index].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                yield return fields[index];
            }
        }
    }

    public IEnumerator<MailHeader> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
