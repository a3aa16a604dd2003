using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Charter.Storage.Postgres.Conversions;

/// <summary>Instants as <c>timestamptz</c>, which keeps microseconds.</summary>
internal sealed class InstantAsTimestamp()
    : ValueConverter<Instant, DateTime>(
        instant => Microseconds.Truncate(instant).ToDateTimeUtc(),
        timestamp => Instant.FromDateTimeUtc(DateTime.SpecifyKind(timestamp, DateTimeKind.Utc))
    );
