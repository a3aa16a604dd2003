using System.Globalization;

namespace Charter.Server.Demo;

/// <summary>The customers, made from lists of names, and the colleagues on duty.</summary>
internal sealed class DemoPeople
{
    private const int Households = 210;
    private const int TradeBuyers = 14;

    private readonly IReadOnlyList<DemoStaff> _staff;
    private readonly Chance _chance;
    private readonly List<DemoPerson> _customers = [];

    public DemoPeople(DemoTexts texts, IReadOnlyList<DemoStaff> staff, Chance chance)
    {
        _staff = staff;
        _chance = chance;
        for (var i = 0; i < Households + TradeBuyers; i++)
        {
            _customers.Add(MakeEnglish(texts, i, isTrade: i >= Households));
        }

        for (var i = 0; i < texts.ZhNames.Count; i++)
        {
            var email = $"{texts.ZhMail[i]}@{chance.Of(texts.MailHosts)}";
            _customers.Add(
                new DemoPerson(texts.ZhNames[i], email, Phone(1000 + i), chance.Of(texts.Towns), true, false)
            );
        }
    }

    public DemoStaff Manager => _staff.Single(s => s.Role == Desk.Staff.Role.Manager);

    /// <summary>Everybody who answers or leads.</summary>
    public IEnumerable<DemoStaff> Everybody => _staff;

    /// <summary>A customer who could write about something.</summary>
    public DemoPerson CustomerFor(Situation situation) =>
        _chance.Of([
            .. _customers.Where(c =>
                c.IsChinese == situation.IsChinese
                && c.IsTrade == situation.Id.StartsWith("trade", StringComparison.Ordinal)
            ),
        ]);

    /// <summary>A colleague of a department who is there; the manager where nobody is.</summary>
    public DemoStaff OnDuty(string department, Situation situation, bool isBadWeek)
    {
        DemoStaff[] there = [.. _staff.Where(s => s.Departments.Contains(department) && !(isBadWeek && s.IsSick))];
        var reader = situation.IsChinese ? Array.Find(there, s => s.Name == "Li Wen") : null;
        // The manager steps in, and does not take what others can do.
        return reader ?? (there.Length == 0 ? Manager : _chance.Of(there, s => s == Manager ? 0.4 : 1));
    }

    private DemoPerson MakeEnglish(DemoTexts texts, int index, bool isTrade)
    {
        var first = _chance.Of(texts.FirstNames);
        var last = _chance.Of(texts.LastNames);
        var host =
            isTrade ? _chance.Of(texts.Organisations)[1]
            : index == 69 ? DemoDelivery.MistypedHost
            : index % 12 == 11 ? _chance.Of(texts.Organisations)[1]
            : _chance.Of(texts.MailHosts);
        var number = index.ToString(CultureInfo.InvariantCulture);
        var email = $"{first}.{last}{(isTrade || index % 12 == 11 ? "" : number)}@{host}".ToLowerInvariant();
        return new DemoPerson($"{first} {last}", email, Phone(index), _chance.Of(texts.Towns), false, isTrade);
    }

    // The range that the regulator keeps for films and plays: 01632 960000 to 960999.
    private static string Phone(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"01632 960{index % 1000:000}");
}
