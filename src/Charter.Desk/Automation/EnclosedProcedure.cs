using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Charter.Desk.Policies;
using Charter.Desk.Storage;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>
/// The complaint procedure that letters about a complaint enclose: the part of the policy in force that speaks of
/// complaints, as it stands there.
/// </summary>
internal static class EnclosedProcedure
{
    // What does not fit into a letter is no enclosure; the customer finds the whole on the company's pages.
    private const int Longest = 20_000;

    private static readonly string[] Words = ["complaint", "grievance", "投诉", "申诉"];

    private static readonly ConditionalWeakTable<GoverningEdition, Enclosure> Known = [];

    /// <param name="Title">The heading that it stands under.</param>
    /// <param name="Text">Its words; empty where the policy has no such part.</param>
    public sealed record Enclosure(string Title, string Text)
    {
        /// <summary>Nothing to enclose.</summary>
        public static readonly Enclosure None = new("", "");
    }

    /// <summary>The enclosure of an edition.</summary>
    public static async Task<Enclosure> OfAsync(
        DeskContext db,
        GoverningEdition edition,
        CancellationToken cancellationToken
    )
    {
        if (Known.TryGetValue(edition, out var known))
        {
            return known;
        }

        var policy = await db
            .PolicyVersions.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == edition.PolicyVersionId, cancellationToken);
        var found = policy is null ? Enclosure.None : Find(policy.Title, policy.Text, policy.Format);
        Known.AddOrUpdate(edition, found);
        return found;
    }

    /// <summary>The part of a document that speaks of complaints.</summary>
    /// <param name="title">What the document is called.</param>
    /// <param name="text">Its text.</param>
    /// <param name="format">Its form.</param>
    public static Enclosure Find(string title, string text, string format)
    {
        var sentences = PolicyTexts.Compile(text, format).Sentences;
        // The outermost heading that names complaints holds the whole procedure.
        var heading = sentences
            .Where(s => s.IsHeading && IsAbout(s.Text))
            .OrderBy(s => s.Section.Length)
            .ThenBy(s => s.Span.Line)
            .FirstOrDefault();
        if (heading is null)
        {
            return Scattered(title, sentences);
        }

        ImmutableArray<string> path = [.. heading.Section.Where(h => h != heading.Text), heading.Text];
        var below = sentences
            .SkipWhile(s => s != heading)
            .Skip(1)
            .TakeWhile(s => s.Section.Length >= path.Length && s.Section[path.Length - 1] == heading.Text)
            .Where(s => s != heading)
            .ToList();
        if (below.Count == 0)
        {
            return Scattered(title, sentences);
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var last = Math.Min(lines.Length, below.Max(s => s.Span.Line));
        var part = string.Join('\n', lines[(below[0].Span.Line - 1)..last]).Trim();
        return part.Length is 0 or > Longest ? Scattered(title, sentences) : new Enclosure(heading.Text, part);
    }

    // Without a part of its own, the sentences that speak of complaints are all the procedure there is.
    private static Enclosure Scattered(string title, ImmutableArray<PolicySentence> sentences)
    {
        var about = string.Join('\n', sentences.Where(s => !s.IsHeading && IsAbout(s.Text)).Select(s => s.Text));
        return about.Length is 0 or > Longest ? Enclosure.None : new Enclosure(title, about);
    }

    private static bool IsAbout(string text) => Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
