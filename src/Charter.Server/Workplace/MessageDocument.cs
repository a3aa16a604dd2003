namespace Charter.Server.Workplace;

/// <summary>The document around a message's sanitised HTML, alone in its frame.</summary>
internal static class MessageDocument
{
    // Mail brings its own colours, made for white paper; it keeps that paper in the dark too.
    private const string Style =
        "body{margin:0;padding:12px;background:#fff;color:#1c1e22;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
        + "img{max-width:100%;height:auto}pre{white-space:pre-wrap}table{max-width:100%}"
        + "blockquote{margin:0 0 0 4px;padding-left:10px;border-left:3px solid #d5d7db;color:#565b64}";

    public static string Around(string body) =>
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Message</title><base target=\"_blank\"><style>{Style}</style></head><body>{body}</body></html>";
}
