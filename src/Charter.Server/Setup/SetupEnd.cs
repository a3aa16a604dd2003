using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Words;

namespace Charter.Server.Setup;

/// <summary>The wizard's one write, and the administrator's first session.</summary>
internal sealed class SetupEnd(MasterKey key)
{
    private static readonly Actor Setup = Actor.System("setup");

    /// <summary>Uses the link up and sets the desk up, both or neither.</summary>
    public Task<Outcome<SetUpDesk.Result>> WriteAsync(
        DeskRequest desk,
        SetupVisit visit,
        MailFields? mail,
        string mailPassword,
        Wordbook words
    )
    {
        var draft = visit.Draft;
        var request = new SetUpDesk.Request(
            CompanySteps.FieldsOf(draft),
            HoursSteps.Read(draft, words, new FormProblems()),
            new DraftPolicy.Request(TitleOf(draft), draft.PolicyText, draft.PolicyFormat, draft.PolicyFile),
            [],
            new SetUpDesk.AdministratorFields(draft.AdministratorName, draft.AdministratorEmail, draft.PasswordHash),
            mail,
            mail is not null && mailPassword.Length > 0 ? key.ProtectText(mailPassword) : null
        );
        return desk.WriteAsAsync<SetUpDesk.Result>(
            Setup,
            async (db, ct) =>
                await OneTimeLinks.UseAsync(db, LinkPurpose.Setup, visit.Token, ct) is null
                    ? new SetUpDesk.AlreadySetUp()
                    : await SetUpDesk.Handle(db, Setup, request, ct)
        );
    }

    public static async Task SignInAsync(HttpContext http, DeskRequest desk, KnownDevices devices, long administratorId)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        var started = await desk.WriteOnceAsAsync(
            Actor.System("sign-in"),
            (db, ct) => StartSession.Handle(db, new(administratorId, agent), ct)
        );
        if (started.IsDone(out var session))
        {
            SessionCookies.Set(http, session.Token);
            devices.Remember(http, administratorId);
        }
    }

    // The document's own first heading is what people call it.
    private static string TitleOf(SetupDraft draft)
    {
        var heading = draft.PolicyText.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        return heading is { Length: <= 120 } && heading.StartsWith("# ", StringComparison.Ordinal)
            ? heading[2..].Trim()
            : "";
    }
}
