using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Charter.Storage.Postgres.Conversions;

/// <summary>Dates as <c>date</c>.</summary>
internal sealed class LocalDateAsDate()
    : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));
