namespace Charter.Server.Setup;

/// <summary>What a set-up file is read beside.</summary>
/// <param name="Folder">The folder of the file, from which its paths are taken.</param>
/// <param name="Year">The year now, for ready sets of holidays.</param>
/// <param name="Environment">Gives an environment variable.</param>
/// <param name="PipedPassword">The administrator's password from standard input; <c>null</c> where none was piped.</param>
/// <param name="Protect">Encrypts the mail password.</param>
internal sealed record SetupFileSurroundings(
    string Folder,
    int Year,
    Func<string, string?> Environment,
    string? PipedPassword,
    Func<string, string> Protect
)
{
    /// <summary>The administrator's password: piped, else from a variable that the file names, else in the file.</summary>
    public string? Secret(ConfigPart part, string member, string variableMember)
    {
        var (written, variable) = (part.TextOr(member, ""), part.TextOr(variableMember, ""));
        return PipedPassword ?? FromVariable(part, variable, variableMember) ?? (written.Length > 0 ? written : null);
    }

    /// <summary>The mail password as it is kept.</summary>
    public string? SmtpSecret(ConfigPart part)
    {
        var (written, variable) = (part.TextOr("smtpPassword", ""), part.TextOr("smtpPasswordVariable", ""));
        var secret = FromVariable(part, variable, "smtpPasswordVariable") ?? written;
        return secret.Length > 0 ? Protect(secret) : null;
    }

    /// <summary>Without the password, so that no log ever holds it.</summary>
    public override string ToString() => Folder;

    private string? FromVariable(ConfigPart part, string variable, string member)
    {
        if (variable.Length == 0)
        {
            return null;
        }

        if (Environment(variable) is { Length: > 0 } value)
        {
            return value;
        }

        part.Wrong(member, $"names {variable}, which is not set.");
        return null;
    }
}
