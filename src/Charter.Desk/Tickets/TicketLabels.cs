using Charter.Desk.Shared;

namespace Charter.Desk.Tickets;

/// <summary>Reads the short labels that policies name too: priorities, stages and tags, in lower case.</summary>
internal static class TicketLabels
{
    public const string NormalPriority = "normal";
    private const int LongestLabel = 50;

    /// <summary>Reads a label that must be there: lower case, letters, digits, spaces, <c>. _ -</c>.</summary>
    public static InvalidField? Read(string? value, string field, out string label)
    {
        if (!FieldText.IsLine(value, field, LongestLabel, out label, out var wrong))
        {
            return wrong;
        }

        label = label.ToLowerInvariant();
        return label.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '/')
            ? null
            : new InvalidField(field, "Letters, digits, spaces, dots, slashes, dashes and underscores only.");
    }
}
