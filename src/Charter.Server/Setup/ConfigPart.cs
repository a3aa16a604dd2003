using System.Globalization;
using System.Text.Json;

namespace Charter.Server.Setup;

/// <summary>One object of a set-up file. What is wrong is noted with its path and what would be right, all of it at once.</summary>
internal sealed class ConfigPart(JsonElement element, string path, List<string> problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Whether the member is there.</summary>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>A text that must be there.</summary>
    public string Text(string name, string advice)
    {
        if (!TryGet(name, out _))
        {
            Wrong(name, $"is missing. {advice}");
        }

        return TextOr(name, "", advice);
    }

    /// <summary>A text that may be left out.</summary>
    public string TextOr(string name, string otherwise, string advice = "Write a text in quotes.")
    {
        if (!TryGet(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Wrong(name, $"is not a text. {advice}");
        return otherwise;
    }

    public int NumberOr(string name, int otherwise)
    {
        if (!TryGet(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        Wrong(name, "is not a whole number.");
        return otherwise;
    }

    public bool FlagOr(string name, bool otherwise)
    {
        if (!TryGet(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(name, "is neither true nor false.");
        return otherwise;
    }

    /// <summary>An object; <c>null</c> where it is missing, which is a problem if it must be there.</summary>
    public ConfigPart? Part(string name, bool required)
    {
        if (!TryGet(name, out var value))
        {
            if (required)
            {
                Wrong(name, "is missing.");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new ConfigPart(value, PathOf(name), problems);
        }

        Wrong(name, "is not an object in braces.");
        return null;
    }

    /// <summary>A list of objects; empty where it is missing.</summary>
    public IEnumerable<ConfigPart> Parts(string name)
    {
        if (!TryGet(name, out var list))
        {
            yield break;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, "is not a list in brackets.");
            yield break;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{index++}]");
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new ConfigPart(item, place, problems);
            }
            else
            {
                problems.Add($"{place} is not an object in braces.");
            }
        }
    }

    /// <summary>The member as JSON, for a reader of its own.</summary>
    public JsonElement? Json(string name) => TryGet(name, out var value) ? value : null;

    /// <summary>Notes what is wrong with a member.</summary>
    public void Wrong(string name, string problem) => problems.Add($"{PathOf(name)} {problem}");

    /// <summary>Notes members that nothing asked for: most of them are misspelt.</summary>
    public void RefuseOthers()
    {
        foreach (var member in element.EnumerateObject().Where(m => !asked.Contains(m.Name)))
        {
            Wrong(
                member.Name,
                $"is not known here. Known are: {string.Join(", ", asked.Order(StringComparer.Ordinal))}."
            );
        }
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private bool TryGet(string name, out JsonElement value)
    {
        asked.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
