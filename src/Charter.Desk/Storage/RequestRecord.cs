using NodaTime;

namespace Charter.Desk.Storage;

/// <summary>A request that was carried out, so that the same request again gives the same result and does nothing.</summary>
public sealed class RequestRecord
{
    /// <summary>Whose request: ids made by two clients never meet.</summary>
    public required string Actor { get; init; }

    /// <summary>The id that the client made.</summary>
    public required string RequestId { get; init; }

    /// <summary>The name of the work (the result's type), so that one id used for two different things is noticed.</summary>
    public required string Work { get; init; }

    /// <summary>The result as JSON.</summary>
    public required string Result { get; init; }
    public Instant At { get; init; }
}
