using System.Text;
using Charter.Policy;
using Charter.Testing.Databases;

namespace Charter.Channels.Tests.Crashes;

/// <summary>The log of what arrived and is not filed yet.</summary>
public sealed class ArrivalLogTests : IDisposable
{
    private readonly string _folder = TestDesk.MakeFolder();

    private string Reading => Path.Combine(_folder, "spool", "reading");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_running_process_reads_no_other_takes()
    {
        using var log = new ArrivalLog(_folder);
        using var kept = await log.KeepAsync(ServedSubject.Email, Raw("a"));

        using var other = new ArrivalLog(_folder);

        other.OpenLeft().ShouldBeEmpty();
        log.OpenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_left_is_found_as_it_came()
    {
        var raw = Raw("one") with
        {
            ExternalId = "id",
            Envelope = """{"peer":"sea"}""",
            Places = ["help@quay.example"],
            TraceLength = 2,
        };
        await LeaveAsync(bytes => bytes, raw, Raw("two"));

        using var log = new ArrivalLog(_folder);
        using var file = log.OpenLeft().ShouldHaveSingleItem();
        var left = file.Read();

        left.Select(l => Encoding.UTF8.GetString(l.Raw.Bytes.Span)).ShouldBe(["one", "two"]);
        left.ShouldAllBe(l => l.Channel == ServedSubject.Email && l.Readings == 1);
        left[0].Raw.ExternalId.ShouldBe("id");
        left[0].Raw.Envelope.ShouldBe(raw.Envelope);
        left[0].Raw.Places.ShouldBe(raw.Places);
        left[0].Raw.At.ShouldBe(raw.At);
        Encoding.UTF8.GetString(left[0].Raw.Sent.Span).ShouldBe("e");
    }

    [Fact]
    public async Task What_was_not_written_to_its_end_is_left_out()
    {
        await LeaveAsync(bytes => bytes[..^1], Raw("one"), Raw("two"));

        using var log = new ArrivalLog(_folder);
        using var file = log.OpenLeft().ShouldHaveSingleItem();

        Encoding.UTF8.GetString(file.Read().ShouldHaveSingleItem().Raw.Bytes.Span).ShouldBe("one");
    }

    [Fact]
    public async Task How_often_reading_began_is_remembered_and_what_is_done_with_is_gone()
    {
        await LeaveAsync(bytes => bytes, Raw("one"), Raw("two"), Raw("three"));
        using var log = new ArrivalLog(_folder);
        using (var file = log.OpenLeft().ShouldHaveSingleItem())
        {
            var left = file.Read();
            left[0].Begin();
            left[1].Forget();
            left[2].Begin();
            left[2].PutBack();
        }

        using var again = log.OpenLeft().ShouldHaveSingleItem();
        again
            .Read()
            .Select(l => (Encoding.UTF8.GetString(l.Raw.Bytes.Span), l.Readings))
            .ShouldBe([("one", 2), ("three", 1)]);
    }

    [Fact]
    public async Task What_is_filed_leaves_nothing_behind()
    {
        using (var log = new ArrivalLog(_folder))
        {
            var all = await Task.WhenAll(
                Enumerable.Range(0, 200).Select(i => log.KeepAsync(ServedSubject.Email, Raw($"mail {i}")))
            );
            foreach (var kept in all)
            {
                kept.Dispose();
            }

            Directory.EnumerateFiles(Reading).Sum(f => new FileInfo(f).Length).ShouldBe(0);
        }

        Directory.EnumerateFiles(Reading).ShouldBeEmpty();
    }

    // As a process leaves it that ends in the middle: whole, or with what the disk had of it.
    private async Task LeaveAsync(Func<byte[], byte[]> asLeft, params RawIntake[] arrivals)
    {
        Directory.CreateDirectory(Reading);
        using var file = ArrivalFile.Create(Path.Combine(Reading, "left.arrivals"));
        file.Write([.. arrivals.Select(raw => (ServedSubject.Email, raw))]);
        file.Dispose();
        var path = Path.Combine(Reading, "left.arrivals");
        await File.WriteAllBytesAsync(path, asLeft(await File.ReadAllBytesAsync(path)));
    }

    private static RawIntake Raw(string text) => new(Encoding.UTF8.GetBytes(text), null, "{}", TestDesk.Now);
}
