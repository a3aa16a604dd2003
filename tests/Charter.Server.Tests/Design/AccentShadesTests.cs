using System.Globalization;
using Charter.Server.Design;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Design;

public sealed class AccentShadesTests
{
    [Theory]
    [InlineData("#ffd400")]
    [InlineData("#0f8a7e")]
    [InlineData("#fff")]
    [InlineData("#000000")]
    [InlineData("#e30613")]
    [InlineData("#7f7f7f")]
    public void Any_colour_becomes_readable_on_light_and_dark_paper(string colour)
    {
        var shades = AccentShades.From(colour);

        Contrast(shades.OnLight, "#f7f7f5").ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(shades.OnLight, shades.TextOnLight).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(shades.OnDark, "#212327").ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(shades.OnDark, shades.TextOnDark).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("blue")]
    [InlineData("#12")]
    [InlineData("#zzzzzz")]
    [InlineData("#fff;}body{display:none")]
    public void What_is_no_colour_gives_the_usual_one(string? colour) =>
        AccentShades.From(colour).ShouldBe(AccentShades.From(AccentShades.Usual));

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var value = int.Parse(hex[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.2126 * Linear(value >> 16)) + (0.7152 * Linear(value >> 8)) + (0.0722 * Linear(value));
    }

    private static double Linear(int channel)
    {
        var share = (channel & 255) / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
