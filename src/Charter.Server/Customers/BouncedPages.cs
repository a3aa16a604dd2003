using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Settings;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Customers;

/// <summary>Addresses to which no mail is sent because it came back: on a page and over the API.</summary>
internal static class BouncedPages
{
    private const string Url = "/customers/bounced";
    private const int PageSize = 100;

    public static async Task<IResult> ShowAsync(DeskRequest desk, string? before)
    {
        var from = before is null ? null : InstantPattern.ExtendedIso.Parse(before);
        var request = new ListBouncedAddresses.Request(from is { Success: true } ? from.Value : null, PageSize);
        var read = await desk.ReadAsync((db, ct) => ListBouncedAddresses.Run(db, desk.Actor, request, ct));
        return read.IsDone(out var rows)
            ? new RazorComponentResult<BouncedPage>(
                new
                {
                    Rows = rows,
                    HasMore = rows.Count == PageSize,
                    MayEdit = desk.Actor.May(Permissions.EditCustomers),
                }
            )
            : RefusedPage.Of(read.Refusal!);
    }

    public static async Task<IResult> RestoreAsync(
        long id,
        long address,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RestoreAddress.Handle(db, desk.Actor, new(id, address), ct));
        var back = form["from"] == "customer" ? $"/customers/{id}" : Url;
        return done.Refusal switch
        {
            null or RestoreAddress.NotBounced => SettingsPages.Done(
                http,
                notices,
                words["Mail is sent to this address again."],
                back
            ),
            NotFound or NotAllowed => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, RefusalWords.Of(refusal, words), back),
        };
    }
}
