using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Mailboxes;

/// <summary>Reads a request's body whole, a few at a time: each is one mail in memory.</summary>
internal static class BroughtMail
{
    private const int MostAtOnce = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly SemaphoreSlim Places = new(MostAtOnce);

    /// <summary>Works when there is a place, or tells the sender to come again.</summary>
    public static async Task<IResult> InTurnAsync(HttpContext http, Func<Task<IResult>> work)
    {
        if (!await Places.WaitAsync(LongestWait, http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = "10";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await work();
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>The body; <c>null</c> for one that is too large, of which no more is read than that takes.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, long most)
    {
        if (http.Request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0; )
        {
            if (body.Length + count > most)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The answer to a mail that is too large.</summary>
    public static IResult TooLarge(long most, int status = StatusCodes.Status413PayloadTooLarge) =>
        Results.Problem(
            new ProblemDetails
            {
                Type = "urn:charter:problem:too-large",
                Title = "too large",
                Detail = $"A mail can have {most / 1024 / 1024} MB.",
                Status = status,
                Extensions = { ["code"] = "too-large", ["mostBytes"] = most },
            }
        );
}
