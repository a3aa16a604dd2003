using System.Net;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Keeps drafts, and makes one of two without losing a word.</summary>
internal static class DraftText
{
    /// <summary>Plain text as the editor's HTML.</summary>
    public static string ToHtml(string text) =>
        string.Concat(
            text.Split('\n').Select(line => $"<div>{(line.Length == 0 ? "<br>" : WebUtility.HtmlEncode(line))}</div>")
        );

    /// <summary>The files of a draft.</summary>
    public static IReadOnlyList<IncomingFile> Files(Draft draft) =>
        draft.Files.Length == 0
            ? []
            : JsonSerializer.Deserialize<List<IncomingFile>>(draft.Files, JournalJson.Options) ?? [];

    /// <summary>What comes back, before what was begun since.</summary>
    public static DraftContent Joined(DraftContent back, Draft? begun) =>
        begun is null
            ? back
            : back with
            {
                Html = begun.Html.Trim().Length == 0 ? back.Html : $"{back.Html}<div><br></div>{begun.Html}",
                Files = [.. back.Files, .. Files(begun)],
                Cc = back.Cc.Length > 0 ? back.Cc : begun.Cc,
            };

    /// <summary>Puts content into the draft, which is made where there is none. Its version grows.</summary>
    public static Draft Keep(DeskContext db, (long TicketId, long StaffId) place, Draft? draft, DraftContent content)
    {
        if (draft is null)
        {
            draft = new Draft
            {
                TicketId = place.TicketId,
                StaffId = place.StaffId,
                Html = "",
                Version = 0,
            };
            db.Drafts.Add(draft);
        }

        draft.Html = content.Html;
        draft.IsNote = content.IsNote;
        draft.Then = content.Then;
        draft.Cc = content.Cc;
        draft.Files = content.Files.Count == 0 ? "" : JsonSerializer.Serialize(content.Files, JournalJson.Options);
        draft.SavedAt = db.Write!.Now;
        draft.Version++;
        return draft;
    }
}
