namespace Charter.Desk.Storage.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Number">Its place, from 1, without gaps.</param>
/// <param name="Name">What it does, from the file's name: <c>0002_journal_guards.sql</c> is <c>journal_guards</c>.</param>
/// <param name="Sql">The statements, in the dialect of its database.</param>
/// <param name="Checksum">SHA-256 of the statements in lower-case hexadecimal.</param>
public sealed record Migration(int Number, string Name, string Sql, string Checksum);
