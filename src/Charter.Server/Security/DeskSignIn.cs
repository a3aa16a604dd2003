using Charter.Desk.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Charter.Server.Security;

/// <summary>Registers how people and programs are known. Everything needs to be known, unless it says otherwise.</summary>
internal static class DeskSignIn
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHasher<StaffMember>>();
        services
            .AddAuthentication(Schemes.Any)
            .AddPolicyScheme(
                Schemes.Any,
                null,
                scheme =>
                    scheme.ForwardDefaultSelector = http =>
                        http.Request.Headers.Authorization.Count > 0 ? Schemes.Token : Schemes.Session
            )
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Schemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Schemes.Token, null);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Schemes.Any).RequireAuthenticatedUser().Build());
    }
}
