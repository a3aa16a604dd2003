namespace Charter.Server.Design;

/// <summary>How a badge sounds. Little colour: most badges are plain.</summary>
public enum BadgeTone
{
    Plain,
    Accent,
    Good,
    Warning,
    Problem,
    Note,
}
