using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Notice = Charter.Server.Design.Notice;

namespace Charter.Server.Policies;

/// <summary>The escalation matrix: who is told what, when and how.</summary>
internal static class MatrixPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/matrix", ShowAsync);
        pages.MapPost("/matrix", SaveAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ReadMatrix.Run(db, desk.Actor, new(), desk.Now, ct));
        return read.IsDone(out var matrix)
            ? await PageAsync(desk, MatrixForm.Of(matrix.Rows), matrix)
            : PolicyPages.Refused(desk, read.Refusal!);
    }

    private static async Task<IResult> SaveAsync(
        DeskRequest desk,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        IFormCollection form
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMatrix.Run(db, desk.Actor, new(), desk.Now, ct));
        if (!read.IsDone(out var matrix))
        {
            return PolicyPages.Refused(desk, read.Refusal!);
        }

        if (form["act"] == "from-policy" && !matrix.FromPolicy.IsEmpty)
        {
            return await PageAsync(desk, MatrixForm.Of(matrix.FromPolicy), matrix, isTaken: true);
        }

        var typed = MatrixForm.Typed(form);
        if (typed.Read(words) is not { } rows)
        {
            return await UnsavedAsync(desk, typed, matrix);
        }

        var outcome = await desk.WriteAsync((db, ct) => ChangeMatrix.Handle(db, desk.Actor, new(rows), ct));
        if (outcome.Refusal is { } refusal)
        {
            typed.Refuse(refusal, words);
            return await UnsavedAsync(desk, typed, matrix);
        }

        notices.Leave(
            http,
            new Notice(NoticeTone.Done, words["Saved. The next warning or breach goes along this matrix."])
        );
        return Results.LocalRedirect("/policy/matrix");
    }

    private static async Task<RazorComponentResult<MatrixPage>> PageAsync(
        DeskRequest desk,
        MatrixForm form,
        ReadMatrix.Result matrix,
        bool isTaken = false
    )
    {
        var staff = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        return new RazorComponentResult<MatrixPage>(
            new
            {
                Matrix = form,
                FromPolicy = matrix.FromPolicy,
                IsTaken = isTaken,
                Staff = staff.IsDone(out var people) ? people : [],
                MayEdit = desk.Actor.May(Permissions.EditSettings) || desk.Actor.May(Permissions.ApprovePolicy),
            }
        );
    }

    private static async Task<IResult> UnsavedAsync(DeskRequest desk, MatrixForm form, ReadMatrix.Result matrix)
    {
        var page = await PageAsync(desk, form, matrix);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
