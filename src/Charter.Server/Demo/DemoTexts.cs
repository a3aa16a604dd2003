using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charter.Server.Demo;

/// <summary>Everything that people of the demo say, from <c>situations.json</c> inside the program.</summary>
internal sealed record DemoTexts(
    IReadOnlyList<Situation> Situations,
    DemoTexts.Phrases Greetings,
    DemoTexts.Phrases Farewells,
    DemoTexts.Phrases Thanks,
    DemoTexts.Phrases Chasers,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> SickNotes,
    IReadOnlyList<string> EscalationSummaries,
    IReadOnlyList<string> EscalationSteps,
    DemoTexts.Phrases Updates,
    IReadOnlyList<string> Holding,
    IReadOnlyList<string> FirstNames,
    IReadOnlyList<string> LastNames,
    IReadOnlyList<string> ZhNames,
    IReadOnlyList<string> ZhMail,
    IReadOnlyList<string> Towns,
    IReadOnlyList<string> MailHosts,
    IReadOnlyList<IReadOnlyList<string>> Organisations
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads them.</summary>
    public static DemoTexts Load() => JsonSerializer.Deserialize<DemoTexts>(Read("situations.json"), Options)!;

    /// <summary>The company's policy, Markdown.</summary>
    public static string Policy() => Read("policy.md");

    private static string Read(string name)
    {
        using var stream = typeof(DemoTexts).Assembly.GetManifestResourceStream($"Demo/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Phrases in both languages of the company.</summary>
    internal sealed record Phrases(IReadOnlyList<string> En, IReadOnlyList<string> Zh)
    {
        public IReadOnlyList<string> In(Situation situation) => situation.IsChinese ? Zh : En;
    }
}
