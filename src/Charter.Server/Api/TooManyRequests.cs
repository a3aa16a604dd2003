using System.Globalization;
using Charter.Desk.Shared;

namespace Charter.Server.Api;

/// <summary>The client asks faster than the desk lets one client ask.</summary>
/// <param name="Seconds">After how many seconds it may go on.</param>
public sealed record TooManyRequests(int Seconds)
    : Refusal(
        "too-many-requests",
        string.Create(CultureInfo.InvariantCulture, $"Too many requests. Go on in {Seconds} seconds."),
        RefusalKind.TooMany
    );
