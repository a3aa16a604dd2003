using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Api;

/// <summary>The one place where refusals become problem details (RFC 9457).</summary>
public static class Problems
{
    /// <summary>The status of each sort of refusal.</summary>
    public static int Status(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Unknown => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status for this sort of refusal."),
        };

    /// <summary>The refusal as problem details; its code is the extension <c>code</c>.</summary>
    public static IResult Of(Refusal refusal)
    {
        var details = new ProblemDetails
        {
            Type = $"urn:charter:problem:{refusal.Code}",
            Title = refusal.Code.Replace('-', ' '),
            Detail = refusal.Reason,
            Status = Status(refusal.Kind),
        };
        details.Extensions["code"] = refusal.Code;
        switch (refusal)
        {
            case InvalidField invalid:
                details.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal)
                {
                    [invalid.Field] = [invalid.Problem],
                };
                break;
            case ChangedMeanwhile changed:
                details.Extensions["currentVersion"] = changed.CurrentVersion;
                break;
            case SendReply.SomebodyWrote wrote:
                details.Extensions["newestMessageId"] = wrote.NewestMessageId;
                break;
            case ApprovePolicy.CannotBeApproved policy:
                details.Extensions["slots"] = policy.Slots;
                details.Extensions["diagnostics"] = policy.Errors;
                break;
            case ChangeSupportHours.HoursDoNotWork hours:
                details.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal)
                {
                    ["hours"] = [.. hours.Problems.Select(p => p.ToString())],
                };
                break;
        }

        return Results.Problem(details);
    }
}
