using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Portal;

/// <summary>The public form and its thanks.</summary>
internal static class AskPages
{
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        DeskRequest desk,
        PageState page,
        Editions editions,
        string? kind
    ) =>
        await PortalPages.CompanyAsync(http, desk, page) is null
            ? PortalPages.NewDesk()
            : await PageAsync(desk, page, editions, AskAnswers.New(kind), null, StatusCodes.Status200OK);

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        DeskRequest desk,
        PageState page,
        Editions editions,
        PortalIntake intake,
        PortalLimit limit
    )
    {
        if (await PortalPages.CompanyAsync(http, desk, page) is null)
        {
            return PortalPages.NewDesk();
        }

        var (words, problems) = (page.Words, new FormProblems());
        Task<IResult> AgainAsync(AskAnswers typed, int status) =>
            PageAsync(desk, page, editions, typed, problems, status);
        if (await PortalFiles.ReadFormAsync(http.Request, words, problems, http.RequestAborted) is not { } form)
        {
            return await AgainAsync(AskAnswers.New(null), StatusCodes.Status413PayloadTooLarge);
        }

        var answers = AskAnswers.Of(form);
        Check(form, answers, words, problems);
        if (problems.Any)
        {
            return await AgainAsync(answers, StatusCodes.Status422UnprocessableEntity);
        }

        if (!limit.MayGoOn(http.Connection.RemoteIpAddress, words, problems))
        {
            return await AgainAsync(answers, StatusCodes.Status429TooManyRequests);
        }

        var files = await PortalFiles.KeepAsync(form.Files, intake.Files, http.RequestAborted);
        var entry = answers.ToEntry(words.Language.Tag, files);
        var taken = await intake.TakeAsync(entry, answers.RequestId, desk, http.RequestAborted);
        if (!taken.IsDone(out var ticketId))
        {
            problems.Add("text", FieldProblemWords.Of(taken.Refusal!, words));
            return await AgainAsync(answers, StatusCodes.Status422UnprocessableEntity);
        }

        var token = ticketId is { } id ? await intake.LinkAsync(desk, id) : null;
        return Results.LocalRedirect(token is null ? "/ask/thanks" : $"/ask/thanks?t={token}");
    }

    private static void Check(IFormCollection form, AskAnswers answers, Wordbook words, FormProblems problems)
    {
        answers.Check(words, problems);
        PortalFiles.Check(form.Files, words, problems);
        if (form["website"].ToString().Length > 0)
        {
            // Machines fill every field. A person whose browser did it empties the field and loses nothing.
            problems.Add("website", words["Leave this field empty; it is there to tell people from machines."]);
        }
    }

    public static async Task<IResult> ThankAsync(
        HttpContext http,
        DeskRequest desk,
        PageState page,
        Editions editions,
        string? t
    )
    {
        PortalPages.Hide(http);
        if (await PortalPages.CompanyAsync(http, desk, page) is null)
        {
            return PortalPages.NewDesk();
        }

        var followed = await desk.ReadAsync((db, ct) => FollowTicket.Run(db, t, desk.Now, ct));
        if (!followed.IsDone(out var own))
        {
            return new RazorComponentResult<ThanksPage>(new { });
        }

        var ticket = await desk.ReadAsync((db, ct) => ReadTicket.Run(db, own.Customer, own.TicketId, ct));
        var readings = await desk.ReadAsync(
            (db, ct) => ListReadings.Run(db, own.Customer, new(own.TicketId), editions, desk.Now, ct)
        );
        return new RazorComponentResult<ThanksPage>(
            new
            {
                Number = ticket.IsDone(out var view) ? view.Ticket.Number : (int?)null,
                FollowUrl = $"/follow/{t}",
                Lines = FollowView.LinesOf(readings, page.Words),
            }
        );
    }

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        PageState page,
        Editions editions,
        AskAnswers answers,
        FormProblems? problems,
        int status
    )
    {
        var edition = await desk.ReadAsync(editions.CurrentAsync);
        return new RazorComponentResult<AskPage>(
            new
            {
                Answers = answers,
                Problems = problems,
                Promises = AskAnswers
                    .Kinds.Select(kind => (kind.Token, AskPromises.Of(edition, kind.Kind, desk.Now, page.Words)))
                    .ToList(),
            }
        )
        {
            StatusCode = status,
        };
    }
}
