using System.Buffers;
using System.Text;

namespace Charter.Server.Promises;

/// <summary>
/// Writes rows for a spreadsheet. What customers wrote goes into it, so a text that a spreadsheet would run as a formula
/// gets an apostrophe before it, as the OWASP advice on CSV injection has it.
/// </summary>
public sealed class CsvText
{
    private const string StartsFormula = "=+-@\t\r\n＝＋－＠";
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n;\t");
    private readonly StringBuilder _text = new();

    /// <summary>Adds a row.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Cell(cells[i] ?? ""));
        }

        _text.Append("\r\n");
    }

    /// <summary>The file: UTF-8 with the mark by which spreadsheets know it.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Cell(string text)
    {
        var start = text.AsSpan().TrimStart();
        var safe =
            (start.Length > 0 && StartsFormula.Contains(start[0], StringComparison.Ordinal))
            || (text.Length > 0 && StartsFormula.Contains(text[0], StringComparison.Ordinal))
                ? "'" + text
                : text;
        return safe.AsSpan().IndexOfAny(NeedsQuotes) >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
