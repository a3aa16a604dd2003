namespace Charter.Server.Design;

/// <summary>Light, dark, or as the device is set.</summary>
public enum Theme
{
    Auto,
    Light,
    Dark,
}
