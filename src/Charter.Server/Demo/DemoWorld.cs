using System.Globalization;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Demo;

/// <summary>What every story of the demo needs: the desk, its people and hours, chance, and what comes next.</summary>
internal sealed class DemoWorld(
    DemoDesk desk,
    DemoTexts texts,
    DemoPeople people,
    SupportCalendar calendar,
    Chance chance,
    Agenda agenda,
    Interval badWeek
)
{
    private static readonly LocalDatePattern EnglishDay = LocalDatePattern.Create(
        "dddd d MMMM",
        CultureInfo.GetCultureInfo("en-GB")
    );

    private static readonly LocalDatePattern ChineseDay = LocalDatePattern.Create(
        "M月d日",
        CultureInfo.GetCultureInfo("zh-Hans")
    );

    public DemoDesk Desk => desk;
    public DemoTexts Texts => texts;
    public DemoPeople People => people;
    public SupportCalendar Calendar => calendar;
    public Chance Chance => chance;

    /// <summary>The tickets so far, by id.</summary>
    public Dictionary<long, DemoTicket> Tickets { get; } = [];

    public Instant Now => desk.Now;

    /// <summary>Whether two colleagues are off sick now.</summary>
    public bool IsBadWeek => badWeek.Contains(Now);

    public void Plan(Instant at, Func<Task> act) => agenda.Plan(at, act);

    /// <summary>An instant so many minutes of working time after one, as chance has it.</summary>
    public Instant Working(Instant from, int leastMinutes, int mostMinutes) =>
        calendar.AddWorkingTime(from, chance.Minutes(leastMinutes, mostMinutes));

    /// <summary>When an answer comes to something that arrived: mostly well within the promise, sometimes late.</summary>
    public Instant AnswerAt(Instant from, Situation about, ServedSubject channel)
    {
        var due = about switch
        {
            { Kind: CaseKind.Complaint } => calendar.LastClosing(from, 3),
            { Kind: CaseKind.Request, Priority: "urgent" } => calendar.AddWorkingTime(from, Duration.FromHours(3)),
            _ => calendar.LastClosing(from, channel == ServedSubject.WebForm ? 2 : 1),
        };
        var isLate = chance.Hit(badWeek.Contains(from) ? 0.38 : 0.045);
        var share = isLate ? 1.1 + chance.Share() : 0.04 + Math.Pow(chance.Share(), 1.6) * 0.8;
        var allowed = calendar.WorkingTimeBetween(from, due);
        return calendar.AddWorkingTime(from, Duration.FromSeconds(Math.Max(240, allowed.TotalSeconds * share)));
    }

    /// <summary>An hour at which a customer is awake and writes, within some hours from now.</summary>
    public Instant Awake(int leastHours, int mostHours)
    {
        var at = (Now + chance.Minutes(leastHours * 60, mostHours * 60)).InZone(calendar.Zone).LocalDateTime;
        return at.Hour is >= 7 and < 23
            ? at.InZoneLeniently(calendar.Zone).ToInstant()
            : (at.Date.PlusDays(at.Hour < 7 ? 0 : 1) + new LocalTime(8, chance.Between(0, 59)))
                .InZoneLeniently(calendar.Zone)
                .ToInstant();
    }

    /// <summary>The working day after now, a few days ahead.</summary>
    public LocalDate DayAhead(int days) => calendar.AddBusinessDays(Now.InZone(calendar.Zone).Date, days);

    /// <summary>A phrase with its slots filled.</summary>
    public string Fill(string phrase, DemoTicket ticket)
    {
        var day = DayAhead(2);
        return Fill(phrase, ticket.Customer, ticket.Order)
            .Replace("{day}", (ticket.About.IsChinese ? ChineseDay : EnglishDay).Format(day), StringComparison.Ordinal);
    }

    public string Fill(string phrase, DemoPerson customer, string order) =>
        phrase
            .Replace("{order}", order, StringComparison.Ordinal)
            .Replace("{town}", customer.Town, StringComparison.Ordinal)
            .Replace("{name}", customer.ShortName, StringComparison.Ordinal)
            .Replace(
                "{day}",
                (customer.IsChinese ? ChineseDay : EnglishDay).Format(DayAhead(3)),
                StringComparison.Ordinal
            );

    /// <summary>A letter of the desk: greeting, body, name.</summary>
    public string Letter(string body, DemoTicket ticket, DemoStaff from)
    {
        var greeting = Fill(chance.Of(texts.Greetings.In(ticket.About)), ticket);
        return $"{greeting}\n\n{Fill(body, ticket)}\n\n{chance.Of(texts.Farewells.In(ticket.About))}\n{from.Name}";
    }
}
