using System.Buffers;

namespace Charter.Mail.Smtp;

/// <summary>
/// The body of DATA on its way in. Only CR LF "." CR LF ends it: a bare line feed or carriage return is content,
/// so a mail cannot carry a second mail past a server that reads line ends otherwise.
/// </summary>
internal sealed class SmtpDataDecoder(int maxBytes)
{
    private enum State
    {
        LineStart,
        Middle,
        Return,
        Dot,
        DotReturn,
    }

    private readonly ArrayBufferWriter<byte> output = new();
    private State state = State.LineStart;

    public bool IsDone { get; private set; }

    public bool IsTooLarge { get; private set; }

    /// <summary>Bytes seen, kept or not.</summary>
    public long Seen { get; private set; }

    public byte[] ToArray() => output.WrittenSpan.ToArray();

    /// <summary>Takes bytes and says how many belonged to the data, its end included.</summary>
    public int Take(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length && !IsDone)
        {
            if (state == State.Middle)
            {
                var stop = bytes[i..].IndexOf((byte)'\r');
                var run = stop < 0 ? bytes.Length - i : stop;
                Emit(bytes.Slice(i, run));
                i += run;
                if (stop >= 0)
                {
                    Emit("\r"u8);
                    state = State.Return;
                    i++;
                }

                continue;
            }

            i += Step(bytes[i]);
        }

        Seen += i;
        return i;
    }

    /// <summary>One byte outside the middle of a line; 0 when it has to be looked at again.</summary>
    private int Step(byte b)
    {
        switch (state)
        {
            case State.LineStart when b == '.':
                state = State.Dot;
                return 1;
            case State.Dot when b == '\r':
                state = State.DotReturn;
                return 1;
            case State.DotReturn when b == '\n':
                IsDone = true;
                return 1;
            case State.DotReturn:
                Emit("\r"u8);
                state = State.Return;
                return 0;
            case State.Return when b == '\n':
                Emit("\n"u8);
                state = State.LineStart;
                return 1;
            default:
                Emit([b]);
                state = b == '\r' ? State.Return : State.Middle;
                return 1;
        }
    }

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        if (IsTooLarge || output.WrittenCount + bytes.Length > maxBytes)
        {
            IsTooLarge = true;
            return;
        }

        output.Write(bytes);
    }
}
