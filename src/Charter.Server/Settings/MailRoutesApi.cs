using Charter.Desk.Settings;
using Charter.Server.Api;
using Charter.Server.Security;

namespace Charter.Server.Settings;

/// <summary>The servers by which mail leaves, over the API.</summary>
public static class MailRoutesApi
{
    public static void MapMailRoutesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/mail-routes", "Settings");
        api.MapGet("", ListAsync)
            .Gives<IReadOnlyList<ListMailRoutes.Row>>(
                "listMailRoutes",
                "The servers by which mail leaves, first choice first, with how each is doing. Passwords are never shown."
            );
        api.MapPost("", AddAsync)
            .Gives<SaveMailRoute.Result>("addMailRoute", "Adds a server at the end.", StatusCodes.Status201Created);
        api.MapPut("/{routeId:long}", ChangeAsync)
            .Gives<SaveMailRoute.Result>(
                "changeMailRoute",
                "Changes a server. Without `password` the one that is kept stays; `version` is the one that was read."
            );
        api.MapPost("/{routeId:long}/move-up", MoveAsync)
            .GivesNothing("moveMailRouteUp", "Lets a server be tried one place earlier.");
        api.MapDelete("/{routeId:long}", RemoveAsync)
            .GivesNothing("removeMailRoute", "Removes a server; what waits takes another one.");
    }

    /// <param name="Name">What people call it.</param>
    /// <param name="Host">The server.</param>
    /// <param name="Port">Its port.</param>
    /// <param name="Security">How the connection is protected.</param>
    /// <param name="User">The user; empty for a server that asks for none.</param>
    /// <param name="Password">The password; <c>null</c> keeps the one there is.</param>
    /// <param name="IsEnabled">Whether mail may take it.</param>
    /// <param name="DepartmentIds">Whose mail it carries; none for everybody's.</param>
    /// <param name="MostPerMinute">The most mails in a minute; none for no cap.</param>
    /// <param name="MostPerHour">The most mails in an hour; none for no cap.</param>
    /// <param name="MostPerDay">The most mails in a day; none for no cap.</param>
    /// <param name="Version">The version that was read, for a change.</param>
    public sealed record RouteBody(
        string Name,
        string Host,
        int Port = 587,
        MailSecurity Security = MailSecurity.StartTls,
        string User = "",
        string? Password = null,
        bool IsEnabled = true,
        IReadOnlyList<long>? DepartmentIds = null,
        int? MostPerMinute = null,
        int? MostPerHour = null,
        int? MostPerDay = null,
        int Version = 0
    )
    {
        /// <summary>SHA-256 of a certificate that is trusted though no authority vouches for it.</summary>
        public string TrustedCertificate { get; init; } = "";

        /// <summary>The mailbox whose OAuth access it signs in with; <c>null</c> for a password, or none.</summary>
        public long? MailboxId { get; init; }

        /// <summary>Without the password, so that no log ever holds it.</summary>
        public override string ToString() => $"{Name} {Host}:{Port}";

        internal MailRouteFields Fields =>
            new(
                Name ?? "",
                Host ?? "",
                Port,
                Security,
                User ?? "",
                IsEnabled,
                DepartmentIds ?? [],
                MostPerMinute,
                MostPerHour,
                MostPerDay
            )
            {
                TrustedCertificate = TrustedCertificate ?? "",
                MailboxId = MailboxId,
            };
    }

    private static async Task<IResult> ListAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListMailRoutes.Run(db, desk.Actor, desk.Now, ct)));

    private static async Task<IResult> AddAsync(DeskRequest desk, MasterKey key, RouteBody body) =>
        Answers.Json(await SaveAsync(desk, key, null, body), StatusCodes.Status201Created);

    private static async Task<IResult> ChangeAsync(DeskRequest desk, MasterKey key, long routeId, RouteBody body) =>
        Answers.Json(await SaveAsync(desk, key, routeId, body));

    private static Task<Desk.Shared.Outcome<SaveMailRoute.Result>> SaveAsync(
        DeskRequest desk,
        MasterKey key,
        long? routeId,
        RouteBody body
    )
    {
        var secret = body.Password is { } password ? (password.Length == 0 ? "" : key.ProtectText(password)) : null;
        var request = new SaveMailRoute.Request(routeId, body.Fields, secret, body.Version);
        return desk.WriteAsync((db, ct) => SaveMailRoute.Handle(db, desk.Actor, request, ct));
    }

    private static async Task<IResult> MoveAsync(DeskRequest desk, long routeId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => MoveMailRoute.Handle(db, desk.Actor, new(routeId), ct)));

    private static async Task<IResult> RemoveAsync(DeskRequest desk, long routeId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RemoveMailRoute.Handle(db, desk.Actor, new(routeId), ct)));
}
