using System.CommandLine;
using Charter.Server.Hosting;

namespace Charter.Server.Commands;

/// <summary>The options that say which desk a command works on and how it is served.</summary>
internal sealed class ServeCommandOptions
{
    public Option<string> Data { get; } =
        new("--data")
        {
            Description = "The desk's folder: database file, files, master key. Made if missing.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_DATA") ?? "data",
        };

    public Option<string?> Database { get; } =
        new("--database")
        {
            Description = "PostgreSQL instead of SQLite: postgres://user:password@host:port/name.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_DATABASE"),
        };

    public Option<string> Urls { get; } =
        new("--urls")
        {
            Description = "Where pages and API listen.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_URLS") ?? ServeOptions.DefaultUrls,
        };

    public Option<string?> SmtpListen { get; } =
        new("--smtp-listen")
        {
            Description = "Take mail by SMTP on HOST:PORT, for example 127.0.0.1:2525.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_SMTP_LISTEN"),
        };

    public Option<string?> LmtpListen { get; } =
        new("--lmtp-listen")
        {
            Description = "Take mail by LMTP on HOST:PORT, from a mail server that delivers to it.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_LMTP_LISTEN"),
        };

    public Option<string?> MailCertificate { get; } =
        new("--mail-certificate")
        {
            Description = "Offer STARTTLS there with the certificate in this PEM file.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_MAIL_CERTIFICATE"),
        };

    public Option<string?> MailCertificateKey { get; } =
        new("--mail-certificate-key")
        {
            Description = "The certificate's key, where it stands in another file.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_MAIL_CERTIFICATE_KEY"),
        };

    public Option<string> Files { get; } = MakeFiles();

    public Option<bool> Gallery { get; } =
        new("--gallery") { Description = "Show the design gallery at /design.", Hidden = true };

    public void AddTo(Command command)
    {
        AddDeskTo(command);
        command.Options.Add(Urls);
        command.Options.Add(SmtpListen);
        command.Options.Add(LmtpListen);
        command.Options.Add(MailCertificate);
        command.Options.Add(MailCertificateKey);
        command.Options.Add(Gallery);
    }

    /// <summary>Only the options that name the desk, for commands that do not serve it.</summary>
    public void AddDeskTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        command.Options.Add(Files);
    }

    public ServeOptions Read(ParseResult parsed) =>
        new(
            Path.GetFullPath(parsed.GetRequiredValue(Data)),
            parsed.GetValue(Database),
            parsed.GetValue(Urls) ?? ServeOptions.DefaultUrls,
            parsed.GetValue(SmtpListen)
        )
        {
            LmtpListen = parsed.GetValue(LmtpListen),
            MailCertificate = parsed.GetValue(MailCertificate),
            MailCertificateKey = parsed.GetValue(MailCertificateKey),
            WithGallery = parsed.GetValue(Gallery),
            FilesInDatabase = parsed.GetValue(Files) == InDatabase,
        };

    private const string OnDisk = "disk";
    private const string InDatabase = "database";

    private static Option<string> MakeFiles()
    {
        var files = new Option<string>("--files")
        {
            Description = "Where attachments and original messages are kept: disk (in --data) or database.",
            DefaultValueFactory = _ => FromEnvironment("CHARTER_FILES") ?? OnDisk,
        };
        files.AcceptOnlyFromAmong(OnDisk, InDatabase);
        return files;
    }

    private static string? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
