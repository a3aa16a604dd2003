using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Hosting;

/// <summary>What the program says once it answers: where, and for a new desk the link that opens the set-up once.</summary>
internal static class StartAnnouncement
{
    private static readonly Duration SetupLinkLife = Duration.FromHours(24);

    public static async Task WriteAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        await output.WriteLineAsync($"Charter answers at {address}");
        if (app.Services.GetRequiredService<MailIntakeService>().EndPoint is { } mail)
        {
            await output.WriteLineAsync($"Mail is taken at    smtp://{mail}");
        }

        if (await MakeSetupLinkAsync(app.Services, cancellationToken) is { } link)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("This desk is new. Set it up here (the link works once, within 24 hours):");
            await output.WriteLineAsync($"  {address}/setup/{link}");
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>A new set-up link; <c>null</c> where the desk is set up. Links of earlier starts end.</summary>
    private static async Task<string?> MakeSetupLinkAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        await using (var db = services.GetRequiredService<IReadGate>().Open())
        {
            if (await db.Companies.AnyAsync(c => c.SetUpAt != null, cancellationToken))
            {
                return null;
            }
        }

        var token = SecretToken.ForLink();
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        await services
            .GetRequiredService<IWriteGate>()
            .WriteAsync(
                new WriteRequest(Actor.System("setup"), now),
                async (db, ct) =>
                {
                    await db.OneTimeLinks.Where(l => l.Purpose == LinkPurpose.Setup).ExecuteDeleteAsync(ct);
                    db.OneTimeLinks.Add(
                        new OneTimeLink
                        {
                            Id = db.NewId(),
                            Purpose = LinkPurpose.Setup,
                            TokenHash = token.Hash,
                            CreatedAt = db.Write!.Now,
                            ExpiresAt = db.Write.Now + SetupLinkLife,
                        }
                    );
                    return Outcome<Done>.Of(Done.It);
                },
                cancellationToken
            );
        return token.Text;
    }
}
