using System.Net;
using System.Text.RegularExpressions;

namespace Charter.Server.Tests.Staff;

/// <summary>A browser without scripts: it keeps cookies, and sends back the forms that it was shown.</summary>
internal sealed partial class DeskBrowser : IDisposable
{
    private readonly HttpClient _client;

    public DeskBrowser(Uri desk)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = desk };
    }

    public CookieContainer Cookies { get; }

    /// <summary>The words of the last page, as HTML.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Where the last page is.</summary>
    public string Path { get; private set; } = "";

    public async Task GoAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        await TakeAsync(answer);
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    public async Task SendAsync(string path, params (string Name, string Value)[] fields)
    {
        await GoAsync(path);
        var proof = Proof().Match(Page).Groups["proof"].Value;
        using var form = new FormUrlEncodedContent(
            fields
                .Prepend(("__RequestVerificationToken", WebUtility.HtmlDecode(proof)))
                .Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form };

        // What a program would send so that nothing is done twice: it must open no way around anything.
        request.Headers.Add("Idempotency-Key", "the-same-each-time");
        using var answer = await _client.SendAsync(request);
        await TakeAsync(answer);
    }

    /// <summary>Tries to sign in.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> SignInAsync(string email, string password)
    {
        await SendAsync("/sign-in", ("email", email), ("password", password));
        return Path != "/sign-in";
    }

    /// <summary>Forgets the session, as a browser does in which nobody was for long.</summary>
    public void EndSession() => Cookies.GetCookies(_client.BaseAddress!)["charter_session"]!.Expired = true;

    public void Dispose() => _client.Dispose();

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Path = answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [GeneratedRegex(
        """name="__RequestVerificationToken"[^>]*value="(?<proof>[^"]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Proof();
}
