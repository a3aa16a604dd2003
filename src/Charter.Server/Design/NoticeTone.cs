namespace Charter.Server.Design;

/// <summary>How a notice sounds. Never colour alone: each has its icon.</summary>
public enum NoticeTone
{
    /// <summary>Something was done.</summary>
    Done,

    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something to see to.</summary>
    Warning,

    /// <summary>Something did not happen.</summary>
    Problem,
}
