using System.IO.Compression;

namespace Charter.Server.Design;

/// <summary>One file for the browser, with its compressed forms made when first asked for.</summary>
/// <param name="path">Its path below the root.</param>
/// <param name="content">Its bytes.</param>
public sealed class Asset(string path, byte[] content)
{
    private readonly Lazy<byte[]> brotli = new(() => Compress(content, CompressWithBrotli));
    private readonly Lazy<byte[]> gzip = new(() => Compress(content, CompressWithGzip));

    public string Path => path;

    public byte[] Content => content;

    public byte[] Brotli => brotli.Value;

    public byte[] Gzip => gzip.Value;

    public string ContentType { get; } =
        System.IO.Path.GetExtension(path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".json" => "application/json",
            ".webmanifest" => "application/manifest+json",
            _ => "text/plain; charset=utf-8",
        };

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var buffer = new MemoryStream();
        using (var stream = open(buffer))
        {
            stream.Write(bytes);
        }

        return buffer.ToArray();
    }

    // Quality 5 is close to the best for style sheets and takes milliseconds; the best would take seconds at start.
    private static BrotliStream CompressWithBrotli(Stream target) =>
        new(target, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true);

    private static GZipStream CompressWithGzip(Stream target) => new(target, CompressionLevel.Optimal, leaveOpen: true);
}
