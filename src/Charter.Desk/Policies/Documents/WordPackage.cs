using System.IO.Compression;
using System.Xml;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// Looks through a Word file before it is opened: how much comes out of it, and how much its parts hold, how deep. Whoever opens it
/// builds trees of its parts and walks them, which ends the process where they are too deep, and takes minutes where they are too many.
/// </summary>
internal static class WordPackage
{
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const long MostRatio = 200;
    private const int MostParts = 5_000;
    private const int MostElements = 1_000_000;

    /// <summary>A table in a cell is four deeper, and nobody nests fifty.</summary>
    private const int MostDepth = 250;

    private const int StepsBetweenLooks = 1_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
    };

    /// <summary>Whether the file holds more than a policy can.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static bool IsTooMuch(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        return archive.Entries.Count > MostParts || IsBomb(archive, cancellation) || IsOvergrown(archive, cancellation);
    }

    /// <summary>The sizes that the archive claims are not trusted: what really comes out is counted.</summary>
    private static bool IsBomb(ZipArchive archive, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            var size = 0L;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                size += read;
                total += read;
                if (
                    total > MostUnpacked
                    || (size > 1024 * 1024 && size > Math.Max(1, entry.CompressedLength) * MostRatio)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOvergrown(ZipArchive archive, CancellationToken cancellation)
    {
        var elements = 0;
        // Which part is read for what, the file says; so all are looked at, whatever they are called.
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            try
            {
                using var reader = XmlReader.Create(part, Settings);
                while (reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.Element && ++elements % StepsBetweenLooks == 0)
                    {
                        cancellation.ThrowIfCancellationRequested();
                    }

                    if (elements > MostElements || reader.Depth > MostDepth)
                    {
                        return true;
                    }
                }
            }
            catch (XmlException)
            {
                // A picture, or a part that is damaged from here on: nobody else reads on either.
            }
        }

        return false;
    }
}
