namespace Charter.Mail.Text;

/// <summary>How much proof a line needs before it is taken for something other than the sender's words.</summary>
internal enum CutLevel
{
    /// <summary>What is most likely a quote, a signature or small print.</summary>
    Likely,

    /// <summary>Quotes as before; signatures only behind their delimiter or where the client marks them.</summary>
    Careful,

    /// <summary>Only what is surely repeated; signatures as at <see cref="Careful"/>.</summary>
    Proven,

    /// <summary>Only what is surely repeated, and no signature at all.</summary>
    Sure,
}
