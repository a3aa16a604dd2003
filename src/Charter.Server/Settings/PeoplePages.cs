using Charter.Desk.Automation;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>The people of the desk, and inviting one.</summary>
internal static class PeoplePages
{
    public static async Task<IResult> ShowAsync(DeskRequest desk) =>
        await PageAsync(desk, new InviteAnswers("", "", "representative", []), null, null);

    public static async Task<IResult> InviteAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        Wordbook words
    )
    {
        var answers = new InviteAnswers(
            form["name"].ToString(),
            form["email"].ToString().Trim(),
            form["role"].ToString(),
            Versions.Ids(form, "departments")
        );
        // Written without remembering the answer: the link is a secret and is shown this once.
        var invited = await desk.WriteOnceAsync((db, ct) => WriteAsync(db, desk, key, answers, words, ct));
        if (!invited.IsDone(out var link))
        {
            return invited.Refusal is NotAllowed or NotFound
                ? RefusedPage.Of(invited.Refusal)
                : await PageAsync(desk, answers, Versions.Problems(invited.Refusal!, "email", words), null);
        }

        // The link is shown this once, so the page is the answer itself and nobody keeps it.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await PageAsync(desk, new InviteAnswers("", "", "representative", []), null, link);
    }

    private static async Task<Outcome<InvitationLink>> WriteAsync(
        DeskContext db,
        DeskRequest desk,
        MasterKey key,
        InviteAnswers answers,
        Wordbook words,
        CancellationToken cancellationToken
    )
    {
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        if (company is null)
        {
            return new NotFound("company");
        }

        var role = RoleTokens.Read(answers.Role) ?? Role.Representative;
        var request = new InviteStaff.Request(
            answers.Name,
            answers.Email,
            role,
            answers.DepartmentIds,
            company.Language,
            company.Zone
        );
        var invited = await InviteStaff.Handle(db, desk.Actor, request, cancellationToken);
        if (!invited.IsDone(out var made))
        {
            return invited.Refusal!;
        }

        var url = $"{company.PublicUrl}/invitation/{made.Token}";
        var leaves = await MailRoutes.CanSendAsync(db, cancellationToken);
        if (leaves)
        {
            var subject = words["Your access to {0}", company.Name];
            var text = words[
                "{0} invites you to the customer service desk of {1}. Choose your password here, within seven days:\n\n{2}",
                desk.Who.Name,
                company.Name,
                NoticeMail.LinkMark
            ];
            var link = new SealedLink(key.ProtectText(url), db.Write!.Now + OneTimeLinks.InvitationLifetime);
            StaffMail.Add(db, new NoticeMail(answers.Email, answers.Name, subject, text) { Link = link });
        }

        return new InvitationLink(answers.Name, url, leaves);
    }

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        InviteAnswers answers,
        FormProblems? problems,
        InvitationLink? link
    )
    {
        if (desk.Actor.Lacks(Permissions.EditStaff) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var people = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        return new RazorComponentResult<PeoplePage>(
            new
            {
                People = people.Value,
                Departments = departments.Value,
                Answers = answers,
                Link = link,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
