using System.Text;
using Charter.Desk.Shared;
using Charter.Desk.Storage.Files;
using Charter.Testing;
using Charter.Testing.Databases;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private const string Text = "Dear desk, my kettle leaks.";
    private readonly string _folder = TestDesk.MakeFolder();
    private readonly SettableTime _time = new(TestDesk.Now);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnBothDatabases]
    public async Task What_was_put_is_read_back_by_its_hash_from_disk_and_from_the_database(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        IFileStore[] stores =
        [
            new DiskFileStore(_folder, _time),
            new DatabaseFileStore(desk.Writes, desk.Reads, _time),
        ];
        foreach (var store in stores)
        {
            var first = await PutAsync(store, Text);
            var again = await PutAsync(store, Text);

            again.ShouldBe(first);
            first.Size.ShouldBe(Text.Length);
            (await ReadAsync(store, first.Hash)).ShouldBe(Text);
            (await store.ListAsync().ToListAsync()).ShouldBe([first.Hash]);
        }
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_too_large_is_refused_and_leaves_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        IFileStore[] stores =
        [
            new DiskFileStore(_folder, _time),
            new DatabaseFileStore(desk.Writes, desk.Reads, _time),
        ];
        foreach (var store in stores)
        {
            await Should.ThrowAsync<FileTooLargeException>(() => store.PutAsync(new MemoryStream(new byte[101]), 100));
            (await store.ListAsync().ToListAsync()).ShouldBeEmpty();
        }

        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_small_travels_in_the_row_that_names_it_and_what_is_large_does_not(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var store = new DiskFileStore(_folder, _time, desk.Reads);

        var small = await store.PutWithRowAsync(Encoding.UTF8.GetBytes(Text), 1_000_000);
        var large = await store.PutWithRowAsync(new byte[DiskFileStore.LargestInRow + 1], 1_000_000);

        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);
        (await store.OpenAsync(small.Hash)).ShouldBeNull();
        await NameAsync(desk, [small, large, small]);
        await NameAsync(desk, [small]);
        (await ReadAsync(store, small.Hash)).ShouldBe(Text);
        (await store.ListAsync().ToListAsync()).ShouldBe([small.Hash, large.Hash], ignoreOrder: true);
        await Should.ThrowAsync<FileTooLargeException>(() => store.PutWithRowAsync(new byte[101], 100));

        // The same bytes by the other way are still one file.
        (await PutAsync(store, Text)).Hash.ShouldBe(small.Hash);
        (await store.ListAsync().ToListAsync()).ShouldBe([small.Hash, large.Hash], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("AB")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_hash_never_becomes_a_path(string name) =>
        (await new DiskFileStore(_folder, _time).OpenAsync(name)).ShouldBeNull();

    [Fact]
    public async Task Bytes_that_changed_on_disk_are_noticed_when_they_are_read()
    {
        var store = new DiskFileStore(_folder, _time);
        var put = await PutAsync(store, Text);
        await File.WriteAllTextAsync(
            Directory.EnumerateFiles(_folder, put.Hash, SearchOption.AllDirectories).Single(),
            "other"
        );

        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(store, put.Hash));
    }

    [Fact]
    public async Task The_sweep_takes_only_what_is_old_and_named_by_nothing()
    {
        var store = new DiskFileStore(_folder, _time);
        var named = await PutAsync(store, "named");
        await PutAsync(store, "forgotten");
        var touched = await PutAsync(store, "touched");
        _time.Advance(Duration.FromDays(2));
        await PutAsync(store, "touched");
        var young = await PutAsync(store, "young");

        (await store.SweepAsync((hash, _) => Task.FromResult(hash == named.Hash))).ShouldBe(1);

        (await store.ListAsync().ToListAsync()).ShouldBe([named.Hash, touched.Hash, young.Hash], ignoreOrder: true);
    }

    [Fact]
    public async Task Many_who_put_the_same_bytes_at_once_all_succeed()
    {
        var store = new DiskFileStore(_folder, _time);

        var puts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => PutAsync(store, Text))));

        puts.Distinct().Count().ShouldBe(1);
        (await ReadAsync(store, puts[0].Hash)).ShouldBe(Text);
    }

    private static Task NameAsync(TestDesk desk, IReadOnlyList<PutFile> files) =>
        desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                foreach (var file in files)
                {
                    await FileRows.KeepAsync(db, file, cancellation);
                }

                return Done.It;
            }
        );

    private static Task<PutFile> PutAsync(IFileStore store, string text) =>
        store.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1_000_000);

    private static async Task<string> ReadAsync(IFileStore store, string hash)
    {
        await using var stream = (await store.OpenAsync(hash)).ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
