using System.Globalization;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>Company: name, language, zone, public address, colour.</summary>
internal static class CompanySettings
{
    public static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var read = await desk.ReadAsync(ReadCompany.Run);
        return read.IsDone(out var company)
            ? Page(
                new CompanyFields(company.Name, company.Language, company.Zone, company.PublicUrl, company.Colour),
                company.Version,
                null
            )
            : RefusedPage.Of(read.Refusal!);
    }

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var fields = new CompanyFields(
            form["name"].ToString(),
            form["language"].ToString(),
            form["zone"].ToString(),
            form["publicUrl"].ToString().Trim(),
            form["colour"].ToString().Trim()
        );
        var version = Versions.Of(form);
        var done = await desk.WriteAsync((db, ct) => ChangeCompany.Handle(db, desk.Actor, new(fields, version), ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], "/settings/company"),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile changed => Page(fields, changed.CurrentVersion, Versions.Conflict(words, "name")),
            var refusal => Page(fields, version, Versions.Problems(refusal, "name", words)),
        };
    }

    private static RazorComponentResult<CompanySettingsPage> Page(
        CompanyFields fields,
        int version,
        FormProblems? problems
    ) =>
        new(
            new
            {
                Fields = fields,
                Version = version.ToString(CultureInfo.InvariantCulture),
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
}
