namespace Charter.Desk.Storage.Migrations;

/// <summary>A migration that a database says it has.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Checksum">The checksum of the file that was applied.</param>
public sealed record AppliedMigration(int Number, string Checksum);
