using System.Text;

namespace Charter.Mail.Imap;

/// <summary>Builds the values of one answer from its pieces: text, and the literals between. Bounded in depth and number.</summary>
internal sealed class ImapTokens
{
    private const int MaxDepth = 24;
    private const int MaxValues = 2_000_000;
    private readonly List<ImapValue> root = [];
    private readonly Stack<ImapValue> open = new();
    private int count;

    public List<ImapValue> Values => root;

    /// <summary>False when the answer holds more than any server has reason to send.</summary>
    public bool Literal(string text) => Add(ImapValue.Of(text));

    public bool Text(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length)
        {
            switch (text[i])
            {
                case ' ' or '\t':
                    i++;
                    break;
                case '(':
                    i++;
                    if (!Open())
                    {
                        return false;
                    }

                    break;
                case ')':
                    i++;
                    open.TryPop(out _);
                    break;
                case '"':
                    i = Quoted(text, i, out var value);
                    if (!Add(ImapValue.Of(value)))
                    {
                        return false;
                    }

                    break;
                default:
                    i = Atom(text, i, out var word);
                    if (!Add(ImapValue.Of(word.Equals("NIL", StringComparison.OrdinalIgnoreCase) ? null : word)))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool Open()
    {
        if (open.Count >= MaxDepth)
        {
            return false;
        }

        var list = ImapValue.List();
        if (!Add(list))
        {
            return false;
        }

        open.Push(list);
        return true;
    }

    private bool Add(ImapValue value)
    {
        if (++count > MaxValues)
        {
            return false;
        }

        (open.TryPeek(out var list) ? list.Items! : root).Add(value);
        return true;
    }

    private static int Quoted(ReadOnlySpan<char> text, int start, out string value)
    {
        var output = new StringBuilder();
        var i = start + 1;
        for (; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }

            output.Append(text[i]);
        }

        value = output.ToString();
        return Math.Min(text.Length, i + 1);
    }

    /// <summary>A word; what stands in brackets belongs to it: BODY[HEADER.FIELDS (DATE)].</summary>
    private static int Atom(ReadOnlySpan<char> text, int start, out string word)
    {
        var i = start;
        var brackets = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            brackets +=
                c == '[' ? 1
                : c == ']' ? -1
                : 0;
            if (brackets <= 0 && c is ' ' or '(' or ')' or '"')
            {
                break;
            }
        }

        i = i == start ? start + 1 : i;
        word = text[start..i].ToString();
        return i;
    }
}
