using NodaTime;

namespace Charter.Policy.Backtests;

/// <summary>What came of the clocks that started in one hour of the week.</summary>
/// <param name="Day">The weekday in the calendar's zone.</param>
/// <param name="Hour">The hour, 0 to 23.</param>
/// <param name="Figures">The figures.</param>
public sealed record BacktestHour(IsoDayOfWeek Day, int Hour, BacktestFigures Figures);
