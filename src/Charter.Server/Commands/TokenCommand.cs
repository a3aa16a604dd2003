using System.CommandLine;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Hosting;
using Charter.Server.Staff;
using Charter.Storage.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary><c>charter token</c>: makes, lists and revokes API tokens in the desk's database.</summary>
internal static class TokenCommand
{
    private static readonly Actor Operator = Actor.System("command-line");

    public static Command Create() =>
        new("token", "Make, list and revoke tokens for the API.") { CreateToken(), ListTokens(), RevokeToken() };

    private static Command CreateToken()
    {
        var name = new Option<string>("--name") { Description = "What the token is for.", Required = true };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What the program may do; several, or with commas: {string.Join(", ", TokenScopes.All)}.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var expires = new Option<string?>("--expires")
        {
            Description =
                "Until when it works: a date like 2027-01-31 (its start in UTC), or an instant. For ever if left out.",
        };
        var command = new Command("create", "Make a token. It is shown once; only its hash is kept.")
        {
            name,
            scopes,
            expires,
        };
        return WithDesk(
            command,
            async (parsed, desk, asJson) =>
            {
                if (TokenScopes.Read(parsed.GetValue(scopes), out var allowed) is { } wrong)
                {
                    return wrong.Reason;
                }

                if (!TryReadExpiry(parsed.GetValue(expires), out var expiresAt))
                {
                    return "--expires is a date like 2027-01-31, or an instant like 2027-01-31T12:00:00Z.";
                }

                return await MakeAsync(desk, new(parsed.GetRequiredValue(name), allowed, expiresAt), asJson);
            }
        );
    }

    // Only the token goes to standard output, so that a script can keep it.
    private static async Task<string?> MakeAsync(
        OpenDesk desk,
        Charter.Desk.Staff.CreateToken.Request request,
        bool asJson
    )
    {
        var made = await desk.WriteAsync((db, ct) => Charter.Desk.Staff.CreateToken.Handle(db, Operator, request, ct));
        if (!made.IsDone(out var token))
        {
            return made.Refusal!.Reason;
        }

        await desk.Output.WriteLineAsync(asJson ? JsonSerializer.Serialize(token, JournalJson.Options) : token.Token);
        if (!asJson)
        {
            await desk.Errors.WriteLineAsync(
                $"Token {token.TokenId} is made. Keep the line above now: it is not shown again."
            );
        }

        return null;
    }

    private static Command ListTokens() =>
        WithDesk(
            new Command("list", "List the tokens, without their secrets."),
            async (_, desk, asJson) =>
            {
                await using var db = desk.Reads.Open();
                var read = await Charter.Desk.Staff.ListTokens.Run(db, Operator, CancellationToken.None);
                foreach (var token in read.Value.Select(TokensApi.TokenResource.Of))
                {
                    var state =
                        token.RevokedAt is { } revoked ? $"revoked {revoked}"
                        : token.ExpiresAt is { } end ? $"until {end}"
                        : "for ever";
                    await desk.Output.WriteLineAsync(
                        asJson
                            ? JsonSerializer.Serialize(token, JournalJson.Options)
                            : $"{token.Id}  {token.Name}  {state}  {string.Join(',', token.Scopes)}"
                    );
                }

                return null;
            }
        );

    private static Command RevokeToken()
    {
        var id = new Argument<long>("id") { Description = "The token's id, as `charter token list` shows it." };
        return WithDesk(
            new Command("revoke", "Make a token stop working at once.") { id },
            async (parsed, desk, asJson) =>
            {
                var tokenId = parsed.GetRequiredValue(id);
                var done = await desk.WriteAsync(
                    (db, ct) => Charter.Desk.Staff.RevokeToken.Handle(db, Operator, new(tokenId), ct)
                );
                if (done.Refusal is { } refusal)
                {
                    return refusal.Reason;
                }

                await desk.Output.WriteLineAsync(
                    asJson
                        ? JsonSerializer.Serialize(new { tokenId, revoked = true }, JournalJson.Options)
                        : $"Token {tokenId} is revoked."
                );
                return null;
            }
        );
    }

    private static Command WithDesk(Command command, Func<ParseResult, OpenDesk, bool, Task<string?>> work)
    {
        var options = new ServeCommandOptions();
        var json = new Option<bool>("--json") { Description = "Write JSON for another program." };
        options.AddDeskTo(command);
        command.Options.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
                await RunAsync(
                    options.Read(parsed),
                    parsed.InvocationConfiguration,
                    desk => work(parsed, desk, parsed.GetValue(json)),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        InvocationConfiguration console,
        Func<OpenDesk, Task<string?>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var database = DatabaseChoice.Open(options, new WritePipeline([]), TimeProvider.System);
            await database.Migrator.MigrateAsync(cancellationToken);
            var problem = await work(new OpenDesk(database, console.Output, console.Error));
            if (problem is null)
            {
                return 0;
            }

            await console.Error.WriteLineAsync(problem);
            return 1;
        }
        catch (DataFolderInUseException)
        {
            await console.Error.WriteLineAsync(
                $"A desk is running on {options.DataDirectory}, and only one program writes to a data folder. "
                    + "Ask the running desk instead: POST, GET or DELETE /api/v1/tokens, signed in as an administrator or "
                    + "with a token that has the scope edit_staff. Or stop the desk, make the token, and start it again."
            );
            return 1;
        }
        catch (Exception problem) when (DatabaseProblem.Explain(problem) is { } words)
        {
            await console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    private static bool TryReadExpiry(string? text, out Instant? expiresAt)
    {
        expiresAt = null;
        if (text is null)
        {
            return true;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            expiresAt = date.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            return true;
        }

        var instant = InstantPattern.ExtendedIso.Parse(text);
        expiresAt = instant.Success ? instant.Value : null;
        return instant.Success;
    }

    private sealed record OpenDesk(IDeskDatabase Database, TextWriter Output, TextWriter Errors)
    {
        public IReadGate Reads => Database.Reads;

        public Task<Outcome<T>> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work) =>
            Database.Writes.WriteAsync(
                new WriteRequest(Operator, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())),
                work
            );
    }
}
