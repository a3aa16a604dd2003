namespace Charter.Testing.Servers;

/// <summary>What a command of the program left behind.</summary>
public sealed record CharterCommandResult(int Status, string Output, string Errors);
