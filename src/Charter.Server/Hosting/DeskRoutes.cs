using Charter.Server.Api;
using Charter.Server.Automation;
using Charter.Server.Conversations;
using Charter.Server.Customers;
using Charter.Server.Deliveries;
using Charter.Server.Design;
using Charter.Server.Design.Gallery;
using Charter.Server.Duties;
using Charter.Server.Journal;
using Charter.Server.Mailboxes;
using Charter.Server.Notices;
using Charter.Server.Policies;
using Charter.Server.Portal;
using Charter.Server.Promises;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Staff;
using Charter.Server.Tickets;
using Charter.Server.Workplace;

namespace Charter.Server.Hosting;

/// <summary>Every capability's pages and API, one line each.</summary>
internal static class DeskRoutes
{
    public static void Map(WebApplication app, ServeOptions options)
    {
        app.MapDesign();
        if (options.WithGallery)
        {
            app.MapDesignGallery();
        }

        app.MapSignInPages();
        app.MapForgottenPages();
        app.MapSetupPages();
        app.MapPortalPages();
        app.MapSettingsPages();
        app.MapMailboxPages();
        app.MapInvitationPages();
        app.MapProfilePages();
        app.MapNoticesPages();
        app.MapCustomerPages();
        app.MapWorkplacePages();
        app.MapWhyPages();
        app.MapPolicyPages(PromiseShares.LatelyAsync);
        app.MapPromisesPages();
        app.MapBacktestPages();
        app.MapDutiesPages();
        HealthEndpoints.Map(app);
        ApiDescription.Map(app);
        app.MapTicketsApi();
        app.MapParticipantsApi();
        app.MapOpenTicketApi();
        app.MapConversationsApi();
        app.MapHeldRepliesApi();
        app.MapFilesApi();
        app.MapCustomersApi();
        app.MapOrganisationsApi();
        app.MapPromisesApi();
        app.MapBacktestApi();
        app.MapDutiesApi();
        app.MapPolicyApi();
        app.MapSupportHoursApi();
        app.MapJournalApi();
        app.MapDeliveriesApi();
        app.MapMailRulesApi();
        app.MapMailRoutesApi();
        app.MapDkimApi();
        app.MapQuarantineApi();
        app.MapMailboxesApi();
        app.MapMailIntakeApi();
        app.MapMailWebhookApi();
        app.MapNoticesApi();
        app.MapStaffApi();
        app.MapTokensApi();
        app.MapNowhere();
    }
}
