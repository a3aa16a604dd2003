using System.Globalization;
using System.Threading.RateLimiting;
using Charter.Server.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace Charter.Server.Api;

/// <summary>Holds clients to <see cref="RequestLimits"/>; who asks too fast gets 429 with <c>Retry-After</c>.</summary>
public static class RateLimits
{
    /// <summary>For the API.</summary>
    public const string Api = "api";

    internal static void Add(IServiceCollection services, RequestLimits limits)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(
                Api,
                http =>
                    HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                        ? PerMinute($"read {Client(http)}", limits.ReadsPerMinute)
                        : PerMinute($"write {Client(http)}", limits.WritesPerMinute)
            );
            limiter.OnRejected = RefuseAsync;
        });
    }

    private static RateLimitPartition<string> PerMinute(string client, int count) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            client,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = count,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }
        );

    private static string Client(HttpContext http) =>
        http.Features.Get<ActorFeature>()?.Actor.ToString() ?? Address(http);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? (int)Math.Ceiling(after.TotalSeconds)
            : 10;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(new TooManyRequests(wait)).ExecuteAsync(rejected.HttpContext);
    }
}
