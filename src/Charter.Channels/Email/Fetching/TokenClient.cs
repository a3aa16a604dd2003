using System.Net;
using System.Text.Json;
using Charter.Mail.Fetching;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>Asks token endpoints (RFC 6749): renews access to a mailbox, and exchanges the code that a person's consent gave.</summary>
/// <param name="handler">How HTTP is spoken; <see cref="PublicHttp"/> unless in tests.</param>
/// <param name="time">The clock.</param>
public sealed class TokenClient(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int MostBytes = 64 * 1024;

    // Where an endpoint does not say how long, the shortest that is usual.
    private const int UsualSeconds = 3600;

    private readonly HttpClient _http = new(handler)
    {
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>Renews an access token.</summary>
    /// <exception cref="FetchException">It was refused, or the endpoint can't be reached.</exception>
    public Task<RenewedToken> RenewAsync(
        string endpoint,
        string clientId,
        string clientSecret,
        string refreshToken,
        string scope,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            endpoint,
            Form(
                ("grant_type", "refresh_token"),
                ("refresh_token", refreshToken),
                ("client_id", clientId),
                ("client_secret", clientSecret),
                ("scope", scope)
            ),
            cancellationToken
        );

    /// <summary>Exchanges the code that came back from a person's consent.</summary>
    /// <exception cref="FetchException">It was refused, or the endpoint can't be reached.</exception>
    public Task<RenewedToken> ExchangeAsync(
        string endpoint,
        string clientId,
        string clientSecret,
        string code,
        string verifier,
        Uri redirect,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(redirect);
        return AskAsync(
            endpoint,
            Form(
                ("grant_type", "authorization_code"),
                ("code", code),
                ("code_verifier", verifier),
                ("redirect_uri", redirect.ToString()),
                ("client_id", clientId),
                ("client_secret", clientSecret)
            ),
            cancellationToken
        );
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, string> Form(params (string Name, string Value)[] fields) =>
        fields.Where(f => f.Value.Length > 0).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task<RenewedToken> AskAsync(
        string endpoint,
        Dictionary<string, string> form,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                "The token endpoint is not an https address",
                "Correct the token endpoint in the mailbox's settings."
            );
        }

        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await _http.PostAsync(uri, content, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return Read(uri, answer.StatusCode, body);
        }
        catch (HttpRequestException e)
        {
            throw new FetchException(
                FetchFailure.NotReachable,
                $"{uri.Host} can't be reached to renew the access: {e.Message}",
                "Check the token endpoint, and whether a firewall lets the connection out.",
                e
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.NoAnswer, $"{uri.Host} does not answer in time", "", e);
        }
    }

    private RenewedToken Read(Uri uri, HttpStatusCode status, byte[] body)
    {
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Refusal(uri, status, "", "");
        }

        if (status != HttpStatusCode.OK || Text(json, "access_token") is not { Length: > 0 } token)
        {
            throw Refusal(uri, status, Text(json, "error") ?? "", Text(json, "error_description") ?? "");
        }

        var seconds =
            json.TryGetProperty("expires_in", out var given) && given.TryGetInt32(out var told)
                ? Math.Clamp(told, 60, 30 * 24 * 3600)
                : UsualSeconds;
        var until = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromSeconds(seconds);
        return new RenewedToken(token, until, Text(json, "refresh_token") is { Length: > 0 } next ? next : null);
    }

    private static FetchException Refusal(Uri uri, HttpStatusCode status, string error, string detail)
    {
        if (status >= HttpStatusCode.InternalServerError || status == HttpStatusCode.TooManyRequests)
        {
            return new FetchException(
                FetchFailure.ServerBusy,
                $"{uri.Host} can't renew the access now ({(int)status})"
            );
        }

        var said = string.Join(": ", new[] { error, detail }.Where(s => s.Length > 0));
        var advice = error switch
        {
            "invalid_grant" => "The access to this mailbox has ended or was withdrawn. Connect the account again.",
            "invalid_client" or "unauthorized_client" =>
                "The client id or its secret is not accepted: check them where the application is registered. A secret may have ended.",
            "invalid_scope" => "The provider does not give what is asked for. Correct the scope, or leave it empty.",
            _ => "Check the token endpoint and the client, then connect the account again.",
        };
        return new FetchException(
            FetchFailure.TokenRefused,
            $"{uri.Host} did not renew the access ({(int)status}{(said.Length > 0 ? ", " + said : "")})",
            advice
        );
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
