namespace Charter.Server.Api;

/// <summary>How large uploads may be, and the answer to a larger one.</summary>
internal static class FileTooLarge
{
    /// <summary>The largest file that is taken; what mail servers usually take.</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    /// <summary>The server reads a little further than it keeps, so that the client hears the answer instead of a cut line.</summary>
    public const long MostBytesRead = 100 * 1024 * 1024;

    /// <summary>413 with the limit.</summary>
    public static IResult Answer() =>
        Results.Problem(
            new Microsoft.AspNetCore.Mvc.ProblemDetails
            {
                Type = "urn:charter:problem:too-large",
                Title = "too large",
                Detail = "A file can have 25 MB.",
                Status = StatusCodes.Status413PayloadTooLarge,
                Extensions = { ["code"] = "too-large", ["mostBytes"] = MostBytes },
            }
        );
}
