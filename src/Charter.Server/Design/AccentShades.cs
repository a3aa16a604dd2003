using System.Globalization;

namespace Charter.Server.Design;

/// <summary>
/// A company's colour, shaded until text in it, and text on it, has a contrast of at least 4.5 to 1 (WCAG 2.2 AA) on
/// light and on dark paper.
/// </summary>
/// <param name="OnLight">The colour for light pages, as #rrggbb.</param>
/// <param name="TextOnLight">Text upon it.</param>
/// <param name="OnDark">The colour for dark pages.</param>
/// <param name="TextOnDark">Text upon it.</param>
public sealed record AccentShades(string OnLight, string TextOnLight, string OnDark, string TextOnDark)
{
    /// <summary>The colour where a company has named none that can be read.</summary>
    public const string Usual = "#1f5fbf";

    private const double Readable = 4.6;
    private static readonly Rgb LightPaper = new(247, 247, 245);
    private static readonly Rgb DarkPaper = new(33, 35, 39);
    private static readonly Rgb White = new(255, 255, 255);
    private static readonly Rgb Black = new(16, 17, 19);

    /// <summary>The shades of a colour written #rgb or #rrggbb; anything else gives <see cref="Usual"/>.</summary>
    public static AccentShades From(string? colour)
    {
        var wanted = Rgb.Parse(colour) ?? Rgb.Parse(Usual)!.Value;
        var onLight = Shade(wanted, Black, LightPaper);
        var onDark = Shade(wanted, White, DarkPaper);
        return new AccentShades(onLight.Hex, TextUpon(onLight), onDark.Hex, TextUpon(onDark));
    }

    private static Rgb Shade(Rgb colour, Rgb towards, Rgb paper)
    {
        for (var step = 0; step <= 20; step++)
        {
            var shade = colour.Mix(towards, step / 20d);
            if (
                shade.ContrastWith(paper) >= Readable
                && Math.Max(shade.ContrastWith(White), shade.ContrastWith(Black)) >= Readable
            )
            {
                return shade;
            }
        }

        return towards;
    }

    private static string TextUpon(Rgb colour) =>
        colour.ContrastWith(White) >= colour.ContrastWith(Black) ? White.Hex : Black.Hex;

    private readonly record struct Rgb(double Red, double Green, double Blue)
    {
        public string Hex => $"#{(byte)Math.Round(Red):x2}{(byte)Math.Round(Green):x2}{(byte)Math.Round(Blue):x2}";

        public static Rgb? Parse(string? text)
        {
            if (text is not ['#', .. var digits] || digits.Length is not (3 or 6))
            {
                return null;
            }

            var full = digits.Length == 6 ? digits : string.Concat(digits.Select(digit => $"{digit}{digit}"));
            return int.TryParse(full, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                ? new Rgb((value >> 16) & 255, (value >> 8) & 255, value & 255)
                : null;
        }

        public Rgb Mix(Rgb other, double share) =>
            new(
                Red + ((other.Red - Red) * share),
                Green + ((other.Green - Green) * share),
                Blue + ((other.Blue - Blue) * share)
            );

        public double ContrastWith(Rgb other)
        {
            var (a, b) = (Luminance, other.Luminance);
            return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        }

        private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

        private static double Linear(double channel)
        {
            var value = channel / 255;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
