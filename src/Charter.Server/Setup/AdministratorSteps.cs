using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Design;
using Charter.Server.Staff;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Charter.Server.Setup;

/// <summary>The fourth step: who runs the desk.</summary>
internal static class AdministratorSteps
{
    public static IResult Show(HttpContext http)
    {
        var visit = SetupVisit.Of(http);
        return visit.BackFrom(3) ?? Page(visit, null);
    }

    public static IResult Take(
        HttpContext http,
        IFormCollection form,
        Wordbook words,
        IPasswordHasher<StaffMember> passwords
    )
    {
        var visit = SetupVisit.Of(http);
        if (visit.BackFrom(3) is { } back)
        {
            return back;
        }

        var draft = visit.Draft;
        draft.AdministratorName = form["name"].ToString().Trim();
        draft.AdministratorEmail = form["email"].ToString().Trim();
        var problems = new FormProblems();
        if (!FieldText.IsLine(draft.AdministratorName, "name", FieldText.LongestLine, out _, out var wrong))
        {
            problems.Add("name", FieldProblemWords.Of(wrong, words));
        }

        if (AddressText.Read(AddressKind.Email, draft.AdministratorEmail) is null)
        {
            problems.Add("email", words["A mail address, such as help@example.com."]);
        }

        var (password, again) = (form["password"].ToString(), form["again"].ToString());
        if (password.Length > 0 || again.Length > 0 || draft.PasswordHash.Length == 0)
        {
            PasswordRule.Check(password, again, words, problems);
            if (problems.For("password") is null && problems.For("again") is null)
            {
                draft.PasswordHash = passwords.HashPassword(null!, password);
            }
        }

        return problems.Any ? Page(visit, problems) : visit.GoOn(3, "mail");
    }

    private static RazorComponentResult<AdministratorStep> Page(SetupVisit visit, FormProblems? problems) =>
        new(
            new
            {
                visit.Token,
                visit.Draft,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
}
