using Charter.Channels;
using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Channels.Email.Webhooks;
using Charter.Channels.WebForm;
using Charter.Desk;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Conversations;
using Charter.Server.Demo;
using Charter.Server.Design;
using Charter.Server.Layout;
using Charter.Server.Live;
using Charter.Server.Mailboxes;
using Charter.Server.Portal;
using Charter.Server.Security;
using Charter.Server.Setup;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Charter.Server.Hosting;

/// <summary>What the program is made of: every service by name, so that a search finds who uses what.</summary>
internal static class DeskServices
{
    public static void Add(IServiceCollection services, ServeOptions options, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(time);
        AddDesk(services, options);
        AddChannels(services, options);
        AddSecurity(services, options);
        AddPages(services);
        AddApi(services, options);
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<DutyWatch>();
        services.AddHostedService<OutboxService>();
        services.AddHostedService<HeldReplyService>();
        services.AddHostedService<LiveBroadcast>();
        services.AddHostedService<FileSweep>();
        services.AddSingleton<MailIntakeService>();
        services.AddHostedService(provider => provider.GetRequiredService<MailIntakeService>());
    }

    private static void AddDesk(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<Modules>();
        services.AddSingleton(provider => new WritePipeline(provider.GetRequiredService<Modules>().Reactions));
        services.AddSingleton(provider =>
            DatabaseChoice.Open(
                options,
                provider.GetRequiredService<WritePipeline>(),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Writes);
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Reads);
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Outbox);
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Search);
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Signal);
        services.AddSingleton(provider => provider.GetRequiredService<IDeskDatabase>().Health);
        services.AddSingleton(provider => provider.GetRequiredService<Modules>().Editions);
        services.AddSingleton(provider => provider.GetRequiredService<Modules>().Clocks);
        services.AddSingleton(provider =>
            provider
                .GetRequiredService<Modules>()
                .WatchOn(provider.GetRequiredService<IReadGate>(), provider.GetRequiredService<IWriteGate>())
        );
        services.AddSingleton<ReleaseReplies>();
        services.AddSingleton(provider =>
            provider
                .GetRequiredService<Modules>()
                .DutiesOn(provider.GetRequiredService<IReadGate>(), provider.GetRequiredService<IWriteGate>())
        );
        services.AddSingleton(provider =>
            FileStoreChoice.Open(
                options,
                provider.GetRequiredService<IDeskDatabase>(),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        services.AddSingleton<OutboxWorker>(provider => new OutboxWorker(
            provider.GetRequiredService<IOutboxClaim>(),
            provider.GetRequiredService<IWriteGate>(),
            provider.GetServices<IEffect>(),
            DeliveryNotes.AfterResultAsync,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddChannels(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(_ => new ArrivalLog(options.DataDirectory));
        services.AddSingleton<ChannelIntake>();
        services.AddSingleton(provider => new LeftArrivals(
            provider.GetRequiredService<ArrivalLog>(),
            provider.GetRequiredService<ChannelIntake>(),
            channel =>
                ChannelRegistry.Readers.TryGetValue(channel, out var reader)
                    ? (IChannelReader)provider.GetRequiredService(reader)
                    : null,
            provider.GetRequiredService<ILogger<LeftArrivals>>()
        ));
        services.AddSingleton<EmailAddresses>();
        services.AddSingleton<EmailReader>();
        services.AddSingleton(provider => new BounceAddresses(
            provider.GetRequiredService<MasterKey>().Derive("bounce addresses")
        ));
        services.AddSingleton<FormReader>();
        services.AddSingleton<MailListener>();
        services.AddSingleton<MailAccess>();
        services.AddSingleton(provider => new MailConnection(provider.GetRequiredService<MasterKey>().UnprotectText)
        {
            Access = provider.GetRequiredService<MailAccess>(),
        });
        services.AddSingleton(provider => new MailSigner(provider.GetRequiredService<MasterKey>().UnprotectText));
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailRouteTest>();
        AddMailboxes(services, options);
        AddEffects(services, options);
    }

    private static void AddMailboxes(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(new FetchLimits());
        services.AddSingleton(provider =>
        {
            var key = provider.GetRequiredService<MasterKey>();
            return new MailboxSecrets(key.UnprotectText, key.ProtectText);
        });
        services.AddSingleton(provider => new TokenClient(
            options.TokenEndpoints ?? PublicHttp.MakeHandler(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<MailboxConnector>();
        services.AddSingleton<MailIntake>();
        services.AddSingleton(_ => new SnsService(options.Webhooks ?? PublicHttp.MakeHandler()));
        services.AddSingleton<MailWebhooks>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<MailboxWatch>();
        services.AddSingleton<MailboxTest>();
        services.AddSingleton<MailboxTesting>();
        services.AddSingleton(new MailSpool(options.DataDirectory));
        services.AddSingleton<SpoolWork>();
        services.AddSingleton<QuarantineRetry>();
        services.AddHostedService<LeftArrivalsService>();
        services.AddHostedService<MailboxFetchService>();
        services.AddHostedService<SpoolService>();
    }

    private static void AddEffects(IServiceCollection services, ServeOptions options)
    {
        if (options.IsDemo)
        {
            foreach (var effect in DemoDelivery.All)
            {
                services.AddSingleton(effect);
            }

            return;
        }

        services.AddSingleton<IEffect, MailEffect>();
        services.AddSingleton<IEffect>(provider => new NoticeMailEffect(
            provider.GetRequiredService<IReadGate>(),
            provider.GetRequiredService<MailSender>(),
            provider.GetRequiredService<MasterKey>().UnprotectText,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddSecurity(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(_ => MasterKey.Load(options.DataDirectory));
        services.AddSingleton<DatabaseKeyRepository>();
        services.AddDataProtection().SetApplicationName("charter");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceProvider>(
                (keys, provider) => keys.XmlRepository = provider.GetRequiredService<DatabaseKeyRepository>()
            );
        services.AddSingleton<KnownDevices>();
        DeskSignIn.Add(services);
        services.AddSignalR();
        services.AddSingleton<LiveConnections>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddDesign(design =>
        {
            design.Shell = DeskShell.MakeAsync;
            design.Brand = DeskShell.BrandAsync;
            design.ZoneOf = http => http.Features.Get<ActorFeature>()?.Zone;
        });
        services.AddScoped<DeskRequest>();
        services.AddSingleton<SetupDrafts>();
        services.AddSingleton<SetupEnd>();
        services.AddSingleton<PortalIntake>();
        services.AddSingleton<PortalLimit>();
        services.AddWorkplace();
    }

    private static void AddApi(IServiceCollection services, ServeOptions options)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        // What can't be read is explained by ApiErrors, which needs to hear of it.
        services.Configure<RouteHandlerOptions>(routing => routing.ThrowOnBadRequest = true);
        services.AddSingleton<UploadReceipts>();
        ApiDescription.Add(services);
        RateLimits.Add(services, options.Limits);
    }
}
