using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Charter.Storage.Sqlite.Conversions;

/// <summary>Instants as integer microseconds since 1970, which sort and compare as numbers.</summary>
internal sealed class InstantAsMicroseconds()
    : ValueConverter<Instant, long>(
        instant => Microseconds.Of(instant),
        microseconds => Microseconds.ToInstant(microseconds)
    );
