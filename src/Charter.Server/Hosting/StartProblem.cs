using System.Net.Sockets;
using Charter.Desk.Storage.Migrations;
using Charter.Storage.Sqlite;

namespace Charter.Server.Hosting;

/// <summary>Says in words why the desk could not start, and what to do. What it does not know stays an exception with its trace.</summary>
internal static class StartProblem
{
    public static string? Explain(Exception problem, ServeOptions options) =>
        problem switch
        {
            SchemaMismatchException or DataFolderInUseException => problem.Message,
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
                $"The address {options.Urls} is in use. Stop what listens there, or choose another with --urls http://127.0.0.1:5081.",
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"The mail address {MailAddresses(options)} is in use. Choose another with --smtp-listen or --lmtp-listen.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"This user may not listen on {MailAddresses(options)}. Ports below 1024 need rights; try 127.0.0.1:2525.",
            UnauthorizedAccessException => $"The folder {options.DataDirectory} can't be written: {problem.Message}",
            InvalidDataException => problem.Message,
            _ => null,
        };

    private static string MailAddresses(ServeOptions options) =>
        string.Join(" or ", new[] { options.SmtpListen, options.LmtpListen }.OfType<string>());
}
