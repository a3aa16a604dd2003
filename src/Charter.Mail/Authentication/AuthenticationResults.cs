using System.Buffers;
using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Authentication;

/// <summary>
/// What our own server found out about a mail's origin (Authentication-Results, RFC 8601). Fields of other servers count for
/// nothing: anybody can write one. ARC seals are not looked at: believing them means trusting every server on the way.
/// </summary>
public sealed class AuthenticationResults
{
    private const int MaxFields = 50;
    private const int MaxChecks = 100;
    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t=;\"()");

    private AuthenticationResults(string? server, IReadOnlyList<AuthenticationCheck> checks)
    {
        Server = server;
        Checks = checks;
    }

    /// <summary>The server of ours that wrote the results; null when none did.</summary>
    public string? Server { get; }

    /// <summary>Every check, in its order.</summary>
    public IReadOnlyList<AuthenticationCheck> Checks { get; }

    public AuthenticationOutcome Spf => Best("spf");

    public AuthenticationOutcome Dkim => Best("dkim");

    public AuthenticationOutcome Dmarc => Best("dmarc");

    /// <summary>Reads the topmost field that one of our servers wrote.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ownServers">The names under which our servers write (their authserv-id). None: nothing is believed.</param>
    /// <param name="ownTraceLines">How many Received lines on top the caller put there itself, after the server's field was written.</param>
    public static AuthenticationResults Read(
        MailMessage mail,
        IReadOnlyCollection<string> ownServers,
        int ownTraceLines = 0
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(ownServers);
        var looked = 0;
        string? server = null;
        var checks = new List<AuthenticationCheck>();
        foreach (var field in mail.Headers)
        {
            if (Is(field, "Received") && --ownTraceLines < 0 && IsBy(field.Unfolded, ownServers))
            {
                // What stands below the line by which our server took the mail in, the sender may have written.
                break;
            }

            if (!Is(field, "Authentication-Results") || ++looked > MaxFields)
            {
                continue;
            }

            var (name, rest) = ServerOf(field.Unfolded);
            // Checks are often made by several programs of the same server, a field each, one above the other.
            if (
                Contains(ownServers, name)
                && (server is null || server.Equals(name, StringComparison.OrdinalIgnoreCase))
            )
            {
                server = name;
                checks.AddRange(
                    Parse(rest).Where(c => !checks.Exists(k => k.Method == c.Method && c.Method != "dkim"))
                );
            }
        }

        return new AuthenticationResults(server, checks);
    }

    /// <summary>
    /// True when it is proven that the mail comes from the domain that its From names: DMARC passed for it or, where nothing
    /// is said of DMARC, a DKIM signature of that domain holds. SPF alone proves the envelope, not what people see.
    /// </summary>
    public bool Proves(MailAddress from)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (from.Domain.Length == 0)
        {
            return false;
        }

        var dmarc = Checks.Where(c => c.Method == "dmarc").ToList();
        if (dmarc.Exists(c => c.Outcome != AuthenticationOutcome.None))
        {
            return dmarc.Exists(c =>
                c.Outcome == AuthenticationOutcome.Pass
                && (
                    c.Property("header.from") is not { } told
                    || IsWithin(from.Domain, told)
                    || IsWithin(told, from.Domain)
                )
            );
        }

        return Checks.Any(c =>
            c is { Method: "dkim", Outcome: AuthenticationOutcome.Pass }
            && (c.Property("header.d") ?? Domain(c.Property("header.i"))) is { Length: > 0 } signer
            && IsWithin(from.Domain, signer)
        );
    }

    private AuthenticationOutcome Best(string method)
    {
        var found = Checks.Where(c => c.Method == method).Select(c => c.Outcome).ToList();
        return found.Count == 0 ? AuthenticationOutcome.None
            : found.Contains(AuthenticationOutcome.Pass) ? AuthenticationOutcome.Pass
            : found[0];
    }

    private static bool Is(MailHeader field, string name) =>
        field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(IReadOnlyCollection<string> names, string name) =>
        names.Any(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsBy(string received, IReadOnlyCollection<string> ownServers)
    {
        var at = received.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        at = at < 0 && received.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? -1 : at;
        if (at < 0 && !received.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = received.AsSpan(at < 0 ? 3 : at + 4).TrimStart();
        var end = rest.IndexOfAny(" \t;(");
        return Contains(ownServers, (end < 0 ? rest : rest[..end]).ToString());
    }

    private static bool IsWithin(string domain, string of) =>
        of.Contains('.', StringComparison.Ordinal)
        && (
            domain.Equals(of, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith("." + of, StringComparison.OrdinalIgnoreCase)
        );

    private static string? Domain(string? identity) =>
        identity is null ? null : identity[(identity.LastIndexOf('@') + 1)..];

    private static (string Server, string Checks) ServerOf(string value)
    {
        var plain = WithoutComments(value);
        var semicolon = plain.IndexOf(';', StringComparison.Ordinal);
        var head = (semicolon < 0 ? plain : plain[..semicolon]).Trim();
        var blank = head.IndexOfAny([' ', '\t']);
        return ((blank < 0 ? head : head[..blank]).Trim('"'), semicolon < 0 ? "" : plain[(semicolon + 1)..]);
    }

    private static string WithoutComments(string value)
    {
        var output = new StringBuilder(value.Length);
        var depth = 0;
        var quoted = false;
        foreach (var c in value)
        {
            if (c == '"' && depth == 0)
            {
                quoted = !quoted;
            }

            if (!quoted && c == '(')
            {
                depth++;
            }
            else if (!quoted && c == ')' && depth > 0)
            {
                depth--;
                output.Append(' ');
            }
            else if (depth == 0)
            {
                output.Append(c);
            }
        }

        return output.ToString();
    }

    private static IEnumerable<AuthenticationCheck> Parse(string text)
    {
        foreach (var piece in text.Split(';').Take(MaxChecks))
        {
            var pairs = Pairs(piece);
            if (pairs.Count == 0)
            {
                continue;
            }

            var (method, result) = pairs[0];
            var slash = method.IndexOf('/', StringComparison.Ordinal);
            var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in pairs.Skip(1))
            {
                properties.TryAdd(name, value);
            }

            yield return new AuthenticationCheck(slash < 0 ? method : method[..slash], Outcome(result), properties);
        }
    }

    private static List<(string Name, string Value)> Pairs(string piece)
    {
        var pairs = new List<(string, string)>();
        var rest = piece.AsSpan().Trim();
        while (!rest.IsEmpty && pairs.Count < 50)
        {
            var end = rest.IndexOfAny(EndOfWord);
            if (end <= 0)
            {
                break;
            }

            var name = rest[..end].ToString().ToLowerInvariant();
            rest = rest[end..].TrimStart();
            if (rest.IsEmpty || rest[0] != '=')
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            int stop;
            string value;
            if (!rest.IsEmpty && rest[0] == '"')
            {
                stop = rest[1..].IndexOf('"');
                stop = stop < 0 ? rest.Length : stop + 2;
                value = rest[..stop].Trim('"').ToString();
            }
            else
            {
                stop = rest.IndexOfAny(' ', '\t');
                stop = stop < 0 ? rest.Length : stop;
                value = rest[..stop].ToString();
            }

            pairs.Add((name, value));
            rest = rest[stop..].TrimStart();
        }

        return pairs;
    }

    private static AuthenticationOutcome Outcome(string word) =>
        word.ToLowerInvariant() switch
        {
            "pass" => AuthenticationOutcome.Pass,
            "fail" or "hardfail" => AuthenticationOutcome.Fail,
            "softfail" => AuthenticationOutcome.SoftFail,
            "neutral" or "bestguesspass" => AuthenticationOutcome.Neutral,
            "policy" => AuthenticationOutcome.Policy,
            "temperror" => AuthenticationOutcome.TemporaryError,
            "permerror" => AuthenticationOutcome.PermanentError,
            _ => AuthenticationOutcome.None,
        };
}
