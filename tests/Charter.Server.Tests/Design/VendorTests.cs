using System.Security.Cryptography;
using System.Text.Json;
using Charter.Server.Design;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Design;

public sealed class VendorTests
{
    private static readonly Assets Files = new();

    [Fact]
    public void Every_library_is_the_file_that_its_record_names()
    {
        using var record = JsonDocument.Parse(Files.Find("vendor/VENDOR.json")!.Content);

        foreach (var library in record.RootElement.EnumerateArray())
        {
            library.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
            library.GetProperty("licence").GetString().ShouldNotBeNullOrEmpty();
            foreach (var file in library.GetProperty("files").EnumerateArray())
            {
                var path = $"vendor/{file.GetProperty("file").GetString()}";
                var asset = Files.Find(path).ShouldNotBeNull(path);
                Convert
                    .ToHexStringLower(SHA256.HashData(asset.Content))
                    .ShouldBe(file.GetProperty("sha256").GetString(), path);
            }
        }
    }

    [Fact]
    public void An_icon_that_is_not_in_the_sprite_is_refused() =>
        Should.Throw<ArgumentException>(() => Files.Icon("no-such-icon")).Message.ShouldContain("icons.txt");

    [Fact]
    public void The_address_of_a_file_changes_with_the_files() =>
        Files["css/staff.css"].ShouldBe($"/a/{Files.Version}/css/staff.css");

    [Theory]
    [InlineData(
        "vendor/tabler-core/tabler.min.css vendor/htmx-org/htmx.min.js vendor/idiomorph/idiomorph-ext.min.js vendor/microsoft-signalr/signalr.min.js vendor/tabler-icons/icons.svg css/staff.css js/staff.js js/menus.js js/panel.js js/toast.js js/palette.js js/list.js js/time.js js/forms.js js/live.js",
        250
    )]
    [InlineData("css/public.css js/public.js js/menus.js js/time.js js/forms.js vendor/tabler-icons/icons.svg", 100)]
    public void The_first_load_stays_within_its_budget(string paths, int kilobytes) =>
        paths.Split(' ').Sum(path => Files.Find(path)!.Brotli.Length).ShouldBeLessThan(kilobytes * 1000);
}
