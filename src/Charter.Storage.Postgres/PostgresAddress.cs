using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>Reads what <c>--database</c> was given: <c>postgres://user:password@host:port/name</c>, or Npgsql's keywords.</summary>
public static class PostgresAddress
{
    /// <summary>The connection string for Npgsql.</summary>
    /// <exception cref="InvalidDataException">It is neither; the message says what is wrong, without the password.</exception>
    public static string Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isUrl =
            text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
        var settings = isUrl ? ReadUrl(text) : ReadKeywords(text);
        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw new InvalidDataException(
                "--database needs a host and a database: postgres://user:password@host:5432/charter."
            );
        }

        return settings.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw new InvalidDataException(
                "--database is not a valid address. Write postgres://user:password@host:5432/charter; signs such as @ or / "
                    + "in the password are written as %40 or %2F."
            );
        }

        var user = url.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host.Trim('[', ']'),
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0)
        {
            settings.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            settings.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var part in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(settings, part.Split('=', 2));
        }

        return settings;
    }

    // sslmode is what people carry over from libpq's addresses; other settings go by Npgsql's own names.
    private static void Set(NpgsqlConnectionStringBuilder settings, string[] part)
    {
        var name = part[0].Equals("sslmode", StringComparison.OrdinalIgnoreCase)
            ? "SSL Mode"
            : Uri.UnescapeDataString(part[0]);
        var value = part.Length > 1 ? Uri.UnescapeDataString(part[1]).Replace("-", "", StringComparison.Ordinal) : "";
        try
        {
            settings[name] = value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                $"--database has a setting that PostgreSQL's driver does not know: {name}.",
                error
            );
        }
    }

    private static NpgsqlConnectionStringBuilder ReadKeywords(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                "--database is neither postgres://user:password@host:port/name nor a list such as "
                    + "Host=db;Database=charter;Username=charter;Password=….",
                error
            );
        }
    }
}
