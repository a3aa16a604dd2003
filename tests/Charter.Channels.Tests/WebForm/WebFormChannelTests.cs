using System.Text.Json;
using Charter.Channels.WebForm;
using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using Charter.Testing.Databases;

namespace Charter.Channels.Tests.WebForm;

/// <summary>The public form keeps the promises of a channel.</summary>
public sealed class WebFormChannelTests : ChannelContractTests
{
    private protected override IChannelReader MakeReader(ChannelBench bench) => new FormReader();

    private protected override RawIntake Said(string text, string externalId) =>
        new(
            JsonSerializer.SerializeToUtf8Bytes(
                new FormEntry("Nils", "nils@sea.example", "A sail", text, CaseKind.Request, "en", []),
                JournalJson.Options
            ),
            externalId,
            "{}",
            TestDesk.Now
        );
}
