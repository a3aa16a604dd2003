using Charter.Server.Layout;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Design.Gallery;

/// <summary>The made-up company that the gallery shows.</summary>
public static class GallerySamples
{
    /// <summary>The gallery's clock stands still, so that its pictures can be compared.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 10, 15);

    private const string Why = "/design/why";

    /// <summary>The shell with every entry that Charter will have.</summary>
    public static ValueTask<ShellView> ShellAsync(HttpContext http)
    {
        var t = http.RequestServices.GetRequiredService<Wordbook>();
        return ValueTask.FromResult(
            new ShellView(
                "Brightwater",
                [
                    new("inbox", t["Inbox"], "inbox", "/design/inbox", 12),
                    new("promises", t["Promises"], "clock-check", "/design"),
                    new("customers", t["Customers"], "users", "/design"),
                    new("knowledge", t["Knowledge"], "book-2", "/design"),
                    new("complaints", t["Complaints"], "message-report", "/design", 2),
                    new("quality", t["Quality"], "checkup-list", "/design"),
                    new("training", t["Training"], "school", "/design"),
                    new("insights", t["Insights"], "chart-bar", "/design"),
                    new("policy", t["Policy"], "scale", "/design"),
                ],
                new("settings", t["Settings"], "settings", "/design"),
                new("Grace Hopper", t["Representative"])
            )
            {
                SearchUrl = "/design",
                PaletteUrl = "/design/palette",
                NewTicketUrl = "/design/ticket",
                NoticesUrl = "/design",
                UnreadNotices = 3,
                Present = ["Ada Lovelace", "Alan Turing", "李明"],
                ProfileUrl = "/design",
                Live = true,
            }
        );
    }

    /// <summary>The company as its customers see it.</summary>
    public static ValueTask<BrandView> BrandAsync(HttpContext http)
    {
        var t = http.RequestServices.GetRequiredService<Wordbook>();
        return ValueTask.FromResult(
            new BrandView("Brightwater", "#0f8a7e")
            {
                Links =
                [
                    new("ask", t["Ask"], "send", "/design/public"),
                    new("requests", t["My requests"], "list", "/design/public"),
                    new("answers", t["Answers"], "bulb", "/design/public"),
                    new("promises", t["Our promises"], "clock-check", "/design/public"),
                    new("suggest", t["Suggest"], "bulb", "/design/public"),
                    new("complain", t["Complain"], "message-report", "/design/public"),
                ],
            }
        );
    }

    /// <summary>One chip for each way that a promise can stand.</summary>
    public static IReadOnlyList<PromiseChipView> Chips(Wordbook t) =>
        [
            new(t["Update the customer"], PromiseState.Late, Why)
            {
                DueAt = Now - Duration.FromHours(3),
                ShareUsed = 1.2,
            },
            new(t["First answer"], PromiseState.Warned, Why)
            {
                DueAt = Now + Duration.FromMinutes(47),
                ShareUsed = 0.8,
            },
            new(t["Answer"], PromiseState.Running, Why)
            {
                DueAt = Now + Duration.FromHours(54) + Duration.FromMinutes(45),
                BusinessDaysLeft = 2,
                ShareUsed = 0.3,
            },
            new(t["Solution"], PromiseState.Paused, Why) { PausedFor = t["the customer's answer"], ShareUsed = 0.45 },
            new(t["Acknowledgement"], PromiseState.Kept, Why)
            {
                DueAt = Now - Duration.FromMinutes(40),
                StoppedAt = Now - Duration.FromMinutes(58),
                ShareUsed = 0.1,
            },
            new(t["Call back"], PromiseState.Broken, Why)
            {
                To = "Ada Lovelace",
                DueAt = Now - Duration.FromHours(5),
                StoppedAt = Now - Duration.FromHours(4),
                ShareUsed = 1,
            },
        ];

    /// <summary>Rows of an inbox, nearest promise first.</summary>
    public static IReadOnlyList<TicketRowSketch> Rows(Wordbook t)
    {
        var chips = Chips(t);
        return
        [
            new(
                "T-1042",
                "Refund for a cancelled order has not arrived",
                "Ada Lovelace",
                "Analytical Engines",
                "mail",
                chips[0],
                true
            ),
            new(
                "T-1057",
                "Cannot sign in since the password change",
                "Blaise Pascal",
                "Pascaline SA",
                "message",
                chips[1],
                true
            ),
            new(
                "T-1061",
                "送货地址需要更改",
                "李明",
                "长江贸易",
                "mail",
                chips[1] with
                {
                    DueAt = Now + Duration.FromHours(2),
                },
                false
            ),
            .. CalmerRows(chips),
        ];
    }

    private static IReadOnlyList<TicketRowSketch> CalmerRows(IReadOnlyList<PromiseChipView> chips) =>
        [
            new(
                "T-1033",
                "Which plan includes on-site support?",
                "Emmy Noether",
                "Ring Theory Ltd",
                "phone",
                chips[2],
                false
            ),
            new(
                "T-0998",
                "Invoice shows the wrong company number",
                "Kurt Gödel",
                "Incomplete GmbH",
                "forms",
                chips[3],
                false
            ),
            new(
                "T-0991",
                "Suggestion: a darker theme for the night shift",
                "Grace Chisholm",
                "Young & Co",
                "mail",
                chips[4],
                false
            ),
        ];
}
