namespace Charter.Mutation;

/// <summary>One change of one place of <c>Charter.Policy</c>, which some test should notice.</summary>
/// <param name="Id">The number that switches it on at run time; from 1.</param>
/// <param name="File">The source file, from <c>src/Charter.Policy</c>, with forward slashes.</param>
/// <param name="Line">The line of the place, from 1.</param>
/// <param name="Code">What stands there.</param>
/// <param name="Change">What is done to it, such as <c>&lt; becomes &lt;=</c>.</param>
internal sealed record Mutant(int Id, string File, int Line, string Code, string Change)
{
    private const int Shown = 100;

    /// <summary>The folder that the score is counted for; files beside the folders count as <c>(root)</c>.</summary>
    public string Folder => File.Contains('/', StringComparison.Ordinal) ? File.Split('/')[0] : "(root)";

    public override string ToString() => $"src/Charter.Policy/{File}:{Line}: {Change}: {Short(Code)}";

    private static string Short(string code)
    {
        var line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Shown ? line : line[..Shown] + "...";
    }
}
