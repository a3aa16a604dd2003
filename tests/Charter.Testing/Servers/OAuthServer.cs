using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Charter.Testing.Servers;

/// <summary>
/// An authorisation server of the tests' own (RFC 6749, 7636, 7662). It checks what it is sent as strictly as the standards
/// allow: a code counts once, with its redirect address and its verifier; a refresh token counts once, and one that comes
/// again ends all access, as RFC 9700 section 4.14.2 wants it; who breaks a rule gets the error that the standard names.
/// </summary>
public sealed class OAuthServer(string clientId, string clientSecret, string user) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _refreshTokens = new();
    private readonly ConcurrentDictionary<string, bool> _spentTokens = new();
    private readonly SemaphoreSlim _asks = new(0);
    private readonly ConcurrentDictionary<string, bool> _accessTokens = new();
    private HttpListener? _introspection;
    private int _asked;

    /// <summary>How often a token was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Whether a refresh token came a second time, so that all access was ended.</summary>
    public bool HasSeenTheft { get; private set; }

    /// <summary>What each request waits for before it is looked at; nothing at first.</summary>
    public Task Holding { get; set; } = Task.CompletedTask;

    /// <summary>Whether it answers that it can't just now.</summary>
    public bool IsDown { get; set; }

    /// <summary>How long an access token holds, as it says, in seconds.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>A person consents to what a program sent them here for.</summary>
    /// <returns>Where they are sent back to.</returns>
    /// <exception cref="InvalidOperationException">The request breaks a rule.</exception>
    public Uri Consent(Uri request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = HttpUtility.ParseQueryString(request.Query);
        Demand(query["response_type"] == "code", "response_type");
        Demand(query["client_id"] == clientId, "client_id");
        Demand(query["state"] is { Length: >= 16 }, "state");
        Demand(query["code_challenge_method"] == "S256", "code_challenge_method");
        Demand(query["code_challenge"] is { Length: 43 }, "code_challenge");
        Demand(Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out _), "redirect_uri");
        var code = Random();
        _codes[code] = (query["code_challenge"]!, query["redirect_uri"]!);
        return new Uri($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    /// <summary>A refresh token as consent gives one.</summary>
    public string GiveRefreshToken() => Give(_refreshTokens);

    /// <summary>Whether a refresh token was renewed with.</summary>
    public bool IsSpent(string refreshToken) => _spentTokens.ContainsKey(refreshToken);

    /// <summary>Ends all access tokens; they can be renewed.</summary>
    public void EndAccess() => _accessTokens.Clear();

    /// <summary>The person takes their consent back: nothing is renewed any more.</summary>
    public void Revoke()
    {
        _accessTokens.Clear();
        _refreshTokens.Clear();
    }

    /// <summary>Waits until one more request came in.</summary>
    public Task AskedAsync(CancellationToken cancellationToken) => _asks.WaitAsync(cancellationToken);

    /// <summary>Tells mail servers on this machine whether a token is good.</summary>
    public void Introspect(int port)
    {
        _introspection = new HttpListener();
        _introspection.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _introspection.Start();
        _ = AnswerAsync(_introspection);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        Interlocked.Increment(ref _asked);
        _asks.Release();
        await Holding;
        if (IsDown)
        {
            return Error("temporarily_unavailable", HttpStatusCode.ServiceUnavailable);
        }

        var type = request.Content?.Headers.ContentType?.MediaType;
        if (request.Method != HttpMethod.Post || type != "application/x-www-form-urlencoded")
        {
            return Error("invalid_request");
        }

        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (form["client_id"] != clientId || form["client_secret"] != clientSecret)
        {
            return Error("invalid_client", HttpStatusCode.Unauthorized);
        }

        return form["grant_type"] switch
        {
            "authorization_code" => Exchange(form["code"], form["redirect_uri"], form["code_verifier"]),
            "refresh_token" => Renew(form["refresh_token"] ?? ""),
            _ => Error("unsupported_grant_type"),
        };
    }

    protected override void Dispose(bool disposing)
    {
        _introspection?.Close();
        _asks.Dispose();
        base.Dispose(disposing);
    }

    private HttpResponseMessage Exchange(string? code, string? redirect, string? verifier)
    {
        var isGood =
            _codes.TryRemove(code ?? "", out var kept)
            && kept.Redirect == redirect
            && verifier is { Length: >= 43 and <= 128 }
            && kept.Challenge
                == Convert
                    .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
                    .TrimEnd('=')
                    .Replace('+', '-')
                    .Replace('/', '_');
        return isGood ? Tokens() : Error("invalid_grant");
    }

    private HttpResponseMessage Renew(string token)
    {
        if (_refreshTokens.TryRemove(token, out _))
        {
            _spentTokens[token] = true;
            return Tokens();
        }

        if (_spentTokens.ContainsKey(token))
        {
            HasSeenTheft = true;
            Revoke();
        }

        return Error("invalid_grant");
    }

    private HttpResponseMessage Tokens()
    {
        var answer = new
        {
            access_token = Give(_accessTokens),
            token_type = "Bearer",
            expires_in = Lifetime,
            refresh_token = GiveRefreshToken(),
        };
        return Json(HttpStatusCode.OK, JsonSerializer.Serialize(answer));
    }

    private static HttpResponseMessage Error(string error, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json(status, JsonSerializer.Serialize(new { error }));

    private static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };

    private async Task AnswerAsync(HttpListener listener)
    {
        try
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var token = HttpUtility.ParseQueryString(await reader.ReadToEndAsync())["token"] ?? "";
                var isGood = _accessTokens.ContainsKey(token);
                var json = JsonSerializer.SerializeToUtf8Bytes(new { active = isGood, email = isGood ? user : "" });
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(json);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private static string Give(ConcurrentDictionary<string, bool> tokens)
    {
        var token = Random();
        tokens[token] = true;
        return token;
    }

    private static string Random() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    private static void Demand(bool isSo, string parameter)
    {
        if (!isSo)
        {
            throw new InvalidOperationException($"The authorisation request breaks a rule: {parameter}");
        }
    }
}
