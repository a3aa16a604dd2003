namespace Charter.Desk.Storage;

/// <summary>A key of ASP.NET Core Data Protection, as XML; kept in the database so that backups and all nodes have it.</summary>
public sealed class ProtectionKey
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
