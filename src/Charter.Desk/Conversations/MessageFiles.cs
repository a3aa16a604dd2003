using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Adds files to messages, with names that are safe to show and to save under.</summary>
internal static class MessageFiles
{
    private const int MostFiles = 200;
    private const int LongestName = 200;

    public static InvalidField? Check(IReadOnlyList<IncomingFile>? files)
    {
        if (files is null)
        {
            return null;
        }

        if (files.Count > MostFiles)
        {
            return new InvalidField("files", "A message can carry 200 files.");
        }

        return files.All(f => f.FileHash is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower))
            ? null
            : new InvalidField("files", "A file has to be in the file store before it is attached.");
    }

    public static void Add(DeskContext db, Message message, IReadOnlyList<IncomingFile>? files)
    {
        foreach (var file in files ?? [])
        {
            var contentId = FieldText.CleanLine(file.ContentId, 998);
            db.Attachments.Add(
                new Attachment
                {
                    Id = db.NewId(),
                    MessageId = message.Id,
                    TicketId = message.TicketId,
                    Name = SafeName(file.Name),
                    ContentType = SafeType(file.ContentType),
                    Size = file.Size,
                    FileHash = file.FileHash,
                    ContentId = contentId.Length == 0 ? null : contentId,
                    IsInline = file.IsInline,
                }
            );
        }
    }

    /// <summary>A file name without path, control and invisible characters, and without the dots that hide or climb.</summary>
    public static string SafeName(string? name)
    {
        var line = FieldText.CleanLine(name, 2000);
        var visible = string.Concat(
            line.Where(c =>
                char.GetUnicodeCategory(c)
                    is not (
                        System.Globalization.UnicodeCategory.Format
                        or System.Globalization.UnicodeCategory.LineSeparator
                        or System.Globalization.UnicodeCategory.ParagraphSeparator
                    )
            )
        );
        var last = visible[(visible.LastIndexOfAny(['/', '\\']) + 1)..].Trim().TrimStart('.').Trim();
        if (last.Length > LongestName)
        {
            // The ending says what it is, so it survives the cut.
            var dot = last.LastIndexOf('.');
            var ending = dot > 0 && last.Length - dot <= 12 ? last[dot..] : "";
            last = FieldText.Cut(last, LongestName - ending.Length) + ending;
        }

        return last.Length == 0 ? "file" : last;
    }

    private static string SafeType(string? type)
    {
        var line = FieldText.CleanLine(type, 100).ToLowerInvariant();
        return
            line.Count(c => c == '/') == 1
            && line.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '+' or '-' or '_')
            ? line
            : "application/octet-stream";
    }
}
