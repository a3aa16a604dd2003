using Charter.Desk.Conversations;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests;

/// <summary>What every channel promises about what arrives on it. A new channel inherits this.</summary>
public abstract class ChannelContractTests
{
    /// <summary>The channel's reader.</summary>
    private protected abstract IChannelReader MakeReader(ChannelBench bench);

    /// <summary>Something that a person sent by the channel.</summary>
    /// <param name="text">What they said.</param>
    /// <param name="externalId">The channel's own id of it.</param>
    private protected abstract RawIntake Said(string text, string externalId);

    [Theory, OnBothDatabases]
    public async Task What_a_person_says_opens_a_ticket_on_this_channel(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = MakeReader(bench);

        var taken = await bench.TakeAsync(reader, Said("The jib is torn.", "one"));

        taken.State.ShouldBe(IntakeState.Filed);
        var filed = taken.Filed.ShouldNotBeNull();
        var message = await bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == filed.MessageId));
        message.Text.ShouldContain("The jib is torn.");
        message.Channel.ShouldBe(reader.Channel);
        message.IsAutomatic.ShouldBeFalse();
        (await bench.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == filed.TicketId))).Channel.ShouldBe(
            reader.Channel
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_original_is_kept_byte_for_byte(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var raw = Said("Keep me.", "one");

        await bench.TakeAsync(MakeReader(bench), raw);

        var intake = await bench.ReadAsync(db => db.Intakes.SingleAsync());
        (await ReadFileAsync(bench, intake.FileHash)).ShouldBe(raw.Bytes.ToArray());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_thing_twice_is_filed_once(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = MakeReader(bench);

        await bench.TakeAsync(reader, Said("Once.", "one"));
        await bench.TakeAsync(reader, Said("Once.", "one"));
        await bench.TakeAsync(reader, Said("Another.", "two"));

        (await bench.ReadAsync(db => db.Tickets.CountAsync(t => !t.IsTest))).ShouldBe(2);
        (await bench.ReadAsync(db => db.Intakes.CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task What_can_not_be_read_is_stored_in_quarantine_with_its_reason_and_delays_nothing(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = MakeReader(bench);
        var poison = Said("Poison.", "poison");

        var taken = await bench.TakeAsync(new FailingReader(reader.Channel), poison);
        var next = await bench.TakeAsync(reader, Said("The next one.", "next"));

        taken.State.ShouldBe(IntakeState.Quarantined);
        next.State.ShouldBe(IntakeState.Filed);
        var intake = await bench.ReadAsync(db => db.Intakes.SingleAsync(i => i.State == IntakeState.Quarantined));
        intake.Reason.ShouldBe("The bytes make no sense.");
        (await ReadFileAsync(bench, intake.FileHash)).ShouldBe(poison.Bytes.ToArray());
    }

    [Theory, OnBothDatabases]
    public async Task The_acknowledgement_that_the_policy_demands_waits_to_leave(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);

        var taken = await bench.TakeAsync(MakeReader(bench), Said("Hello?", "one"));

        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m =>
                m.TicketId == taken.Filed!.TicketId && m.Direction == MessageDirection.Outbound
            )
        );
        letter.ByPerson.ShouldBeFalse();
        (await bench.ReadAsync(db => db.Outbox.CountAsync(o => o.MessageId == letter.Id))).ShouldBe(1);
    }

    private static async Task<byte[]> ReadFileAsync(ChannelBench bench, string hash)
    {
        await using var stream = (await bench.Files.OpenAsync(hash)).ShouldNotBeNull();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private sealed class FailingReader(ServedSubject channel) : IChannelReader
    {
        public ServedSubject Channel => channel;

        public Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken) =>
            throw new InvalidDataException("The bytes make no sense.");
    }
}
