using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Charter.Storage.Sqlite.Conversions;

/// <summary>Dates as ISO 8601 text, which sorts as the dates do.</summary>
internal sealed class LocalDateAsText()
    : ValueConverter<LocalDate, string>(
        date => LocalDatePattern.Iso.Format(date),
        text => LocalDatePattern.Iso.Parse(text).GetValueOrThrow()
    );
