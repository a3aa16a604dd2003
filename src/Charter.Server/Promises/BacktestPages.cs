using System.Text.Json;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Policies;
using Charter.Server.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Promises;

/// <summary>
/// The backtest of a policy version. Asked by its script it answers line by line: how far it is, and at last what came of
/// it; without script it is a page. Either way it ends when the browser goes away.
/// </summary>
public static class BacktestPages
{
    private const string Lines = "application/x-ndjson";
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(300);

    public static void MapBacktestPages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/policy/versions/{id:long}/backtest", RunAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> RunAsync(
        DeskRequest desk,
        IReadGate reads,
        Editions editions,
        Wordbook words,
        HttpContext http,
        ILoggerFactory logs,
        IFormCollection form,
        long id
    )
    {
        var request = new BacktestPolicy.Request(id, FirstOn: Date(form["firstOn"]), LastOn: Date(form["lastOn"]));
        var told = new Told();
        var work = BacktestPolicy.Run(reads, desk.Actor, request, editions, desk.Now, told, http.RequestAborted);
        if (!http.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.Ordinal))
        {
            var outcome = await work;
            return new RazorComponentResult<BacktestPage>(
                new
                {
                    VersionId = id,
                    Problem = outcome.Refusal is { } refusal ? PolicyWords.Refusal(refusal, words) : null,
                    Found = outcome.IsDone(out var done) ? Resource(done) : null,
                }
            )
            {
                StatusCode = outcome.Refusal is { } refused ? Problems.Status(refused.Kind) : StatusCodes.Status200OK,
            };
        }

        http.Response.ContentType = Lines;
        http.Response.Headers.CacheControl = "no-store";
        while (await Task.WhenAny(work, Task.Delay(BetweenLines, http.RequestAborted)) != work)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            await WriteAsync(http, new { told.Done, told.Of });
        }

        await WriteAsync(http, await AnswerAsync(await work, words, http, logs));
        return Results.Empty;
    }

    private static async Task<object> AnswerAsync(
        Outcome<BacktestPolicy.Result> outcome,
        Wordbook words,
        HttpContext http,
        ILoggerFactory logs
    )
    {
        if (!outcome.IsDone(out var done))
        {
            return new { Problem = PolicyWords.Refusal(outcome.Refusal!, words) };
        }

        await using var renderer = new HtmlRenderer(http.RequestServices, logs);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(BacktestOutcome.Found)] = Resource(done) }
        );
        return new
        {
            Html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<BacktestOutcome>(parameters)).ToHtmlString()
            ),
        };
    }

    private static async Task WriteAsync(HttpContext http, object line)
    {
        await http.Response.WriteAsync(
            JsonSerializer.Serialize(line, JsonSerializerOptions.Web) + "\n",
            http.RequestAborted
        );
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static BacktestResource Resource(BacktestPolicy.Result done) =>
        BacktestResource.Of(done.Policy, done.Zone, done.Report);

    // A date that can't be read is no limit: the result says which tickets it counted.
    private static LocalDate? Date(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } read ? read.Value : null;

    private sealed class Told : IProgress<(long Done, long Of)>
    {
        private long _done;
        private long _of;

        public long Done => Interlocked.Read(ref _done);

        public long Of => Interlocked.Read(ref _of);

        public void Report((long Done, long Of) value)
        {
            Interlocked.Exchange(ref _done, Math.Max(value.Done, Done));
            Interlocked.Exchange(ref _of, value.Of);
        }
    }
}
