namespace Charter.Desk.Storage;

/// <summary>Makes contexts for reading: no tracking, on connections of their own.</summary>
public interface IReadGate
{
    /// <summary>A context to read with. Dispose it.</summary>
    DeskContext Open();
}
