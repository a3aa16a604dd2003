namespace Charter.Policy.Calendars;

/// <summary>Checked support hours that count working time in constant cost.</summary>
public sealed partial class SupportCalendar { }
