using System.Collections.Immutable;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Policy.Language;

namespace Charter.Desk.Policies;

/// <summary>
/// The promises of an edition as they were understood when it came into force, each sentence with its place and its
/// evidence. A later Charter may understand more of the same text; what governs open tickets, and what was counted, does
/// not move by an upgrade.
/// </summary>
internal static class PinnedPromises
{
    private static readonly JsonSerializerOptions Json = MakeJson();

    /// <summary>What was found in a document and can run, as JSON.</summary>
    public static string Write(CompiledPolicy compiled) =>
        JsonSerializer.Serialize(
            compiled
                .Sentences.Select(s =>
                    s with
                    {
                        Commitments =
                        [
                            .. s
                                .Commitments.Where(c => !c.Commitment.Within.IsOpen)
                                .Select(c => c with { Commitment = compiled.Running(c.Commitment) }),
                        ],
                        Diagnostics = [],
                    }
                )
                .Where(s => s.Commitments.Length > 0),
            Json
        );

    /// <summary>The sentences that hold promises, in the order of the document.</summary>
    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>.</exception>
    public static ImmutableArray<PolicySentence> Read(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<PolicySentence>>(json, Json);

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JournalJson.Options);
        options.Converters.Insert(0, new CommitmentJsonConverter());
        return options;
    }
}
