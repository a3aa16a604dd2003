namespace Charter.Testing.Browser;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Height">Height of the window in CSS pixels.</param>
/// <param name="Dark">Whether the device prefers dark.</param>
/// <param name="Language">The language that the browser asks for.</param>
/// <param name="Script">Whether scripts run.</param>
public sealed record PageSetting(
    int Width = 1400,
    int Height = 900,
    bool Dark = false,
    string Language = "en-GB",
    bool Script = true
)
{
    public static readonly PageSetting Desktop = new();

    public static readonly PageSetting Night = new(Dark: true);

    public static readonly PageSetting Phone = new(Width: 360, Height: 740);

    public static readonly PageSetting Chinese = new(Language: "zh-CN");

    public static readonly PageSetting WithoutScript = new(Script: false);
}
