using Charter.Server.Hosting;
using Charter.Server.Tests.Api;
using Charter.Testing.Servers;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A desk that asks an authorisation server of the tests' own for tokens, wherever it thinks that it asks.</summary>
public sealed class ConsentDesk : ApiDesk
{
    public const string ClientId = "desk.apps.example";
    public const string ClientSecret = "s&ecret=";

    public OAuthServer OAuth { get; } = new(ClientId, ClientSecret, "front@desk.example");

    protected override ServeOptions Adjust(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { TokenEndpoints = OAuth };
    }
}
