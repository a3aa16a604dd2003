namespace Charter.Policy.Language.Analysis;

/// <summary>The part of a sentence that belongs to one time.</summary>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Time">Its time.</param>
internal sealed record Segment(int From, int To, TimeMention Time)
{
    /// <summary>The promised action, once found.</summary>
    public Mention? Action { get; set; }

    public List<Mention> Subjects { get; set; } = [];

    public List<Mention> Conditions { get; set; } = [];

    public bool Contains(Mention mention) => mention.From >= From && mention.To <= To;
}
