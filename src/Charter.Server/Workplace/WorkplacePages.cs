namespace Charter.Server.Workplace;

/// <summary>
/// The pages that a representative lives in: inbox, search, ticket, new ticket. They bring several capabilities together
/// on one page, which is why they are a folder of their own.
/// </summary>
public static class WorkplacePages
{
    /// <summary>What the pages read through.</summary>
    public static IServiceCollection AddWorkplace(this IServiceCollection services) =>
        services.AddScoped<InboxReading>().AddScoped<TicketReading>();

    public static void MapWorkplacePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization().ExcludeFromDescription().AddEndpointFilter<ProvenForm>();
        InboxEndpoints.Map(pages);
        TicketEndpoints.Map(pages);
        TicketActEndpoints.Map(pages);
        ComposerEndpoints.Map(pages);
        ParticipantEndpoints.Map(pages);
        DraftEndpoints.Map(pages);
        HeldEndpoints.Map(pages);
        MessageEndpoints.Map(pages);
        NewTicketEndpoints.Map(pages);
    }
}
