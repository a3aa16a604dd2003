using System.Text;

namespace Charter.Policy.Language.Structure;

/// <summary>Text put together from pieces of a document, which still knows where each piece came from.</summary>
internal sealed class PlacedText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int At, int Line, int Column)> _pieces = [];

    public int Length => _text.Length;

    public bool IsEmpty => _text.Length == 0;

    public void Append(ReadOnlySpan<char> text, int line, int column)
    {
        _pieces.Add((_text.Length, line, column));
        _text.Append(text);
    }

    /// <summary>A space that stands for a line break.</summary>
    public void AppendSpace() => _text.Append(' ');

    /// <summary>Takes the last character back: a hyphen that a line break put into a word.</summary>
    public void DropLast() => _text.Length--;

    /// <summary>The end of the text: what the next line is compared with.</summary>
    public string Tail()
    {
        var from = Math.Max(0, _text.Length - 200);
        return _text.ToString(from, _text.Length - from);
    }

    public TextSpan Place(int start, int length)
    {
        var low = 0;
        var high = _pieces.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].At <= start)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _pieces.Count == 0
            ? new TextSpan(1, 1, length)
            : new TextSpan(_pieces[low].Line, _pieces[low].Column + Math.Max(0, start - _pieces[low].At), length);
    }

    public override string ToString() => _text.ToString();
}
