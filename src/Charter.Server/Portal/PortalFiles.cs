using Charter.Desk.Conversations;
using Charter.Desk.Storage.Files;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Portal;

/// <summary>The files that customers send with a form: a few, of bounded size, put into the store as they come.</summary>
internal static class PortalFiles
{
    public const int Most = 5;
    public const long LargestFile = 10L * 1024 * 1024;

    /// <summary>What is read of a request at all.</summary>
    public const long LargestRequest = (Most * LargestFile) + (2 * 1024 * 1024);

    /// <summary>Reads a posted form; <c>null</c>, with its problem noted, when it is larger than anything that is taken, or broken off.</summary>
    public static async Task<IFormCollection?> ReadFormAsync(
        HttpRequest request,
        Wordbook words,
        FormProblems problems,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (request.HasFormContentType)
            {
                return await request.ReadFormAsync(cancellationToken);
            }
        }
        catch (Exception spoilt) when (spoilt is InvalidDataException or BadHttpRequestException)
        {
            // What can't be read is told below, like a body that is no form.
        }

        problems.Add(
            "files",
            words["The files are too large together. Go back: what you wrote is still there; send fewer files."]
        );
        return null;
    }

    /// <summary>Notes what is wrong with the files of a form.</summary>
    public static void Check(IFormFileCollection files, Wordbook words, FormProblems problems)
    {
        if (files.Count > Most)
        {
            problems.Add("files", words["At most {0} files can be sent at once.", Most]);
        }

        foreach (var file in files.Where(file => file.Length > LargestFile))
        {
            problems.Add("files", words["{0} is larger than {1} MB.", file.FileName, LargestFile / 1024 / 1024]);
        }
    }

    /// <summary>Puts the files of a form into the store.</summary>
    public static async Task<IReadOnlyList<IncomingFile>> KeepAsync(
        IFormFileCollection files,
        IFileStore store,
        CancellationToken cancellationToken
    )
    {
        var kept = new List<IncomingFile>();
        foreach (var file in files.Where(file => file.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var put = await store.PutAsync(content, LargestFile, cancellationToken);
            kept.Add(new IncomingFile(file.FileName, file.ContentType ?? "", put.Size, put.Hash));
        }

        return kept;
    }
}
