using Charter.Desk.Staff;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>The places of the settings that a person may go to.</summary>
public static class SettingsPlaces
{
    /// <param name="Url">Where it is.</param>
    /// <param name="Icon">Its icon.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Words">What is done there.</param>
    public sealed record Place(string Url, string Icon, string Name, string Words);

    public static IReadOnlyList<Place> Of(Actor actor, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            .. Daily(words).Concat(Rare(words)).Where(entry => actor.May(entry.Needed)).Select(entry => entry.Place),
        ];
    }

    private static (Permissions Needed, Place Place)[] Daily(Wordbook words) =>
        [
            (
                Permissions.EditSettings,
                new(
                    "/settings/company",
                    "building",
                    words["Company"],
                    words["Name, language, time zone, public address and colour"]
                )
            ),
            (
                Permissions.EditSettings,
                new(
                    "/settings/mail",
                    "mail",
                    words["Mail"],
                    words["How mail leaves and arrives, with a test of the connection"]
                )
            ),
            (
                Permissions.EditSettings,
                new(
                    "/settings/mail-rules",
                    "shield-check",
                    words["Mail rules"],
                    words["Who is believed, who takes part, and what ends a loop"]
                )
            ),
            (
                Permissions.EditSettings,
                new(
                    "/settings/mailboxes",
                    "mailbox",
                    words["Mailboxes"],
                    words["Where customers' mail is fetched from, how each mailbox fares, and what to mend"]
                )
            ),
            (
                Permissions.EditStaff,
                new(
                    "/settings/people",
                    "users",
                    words["People"],
                    words["Invite, give roles and departments, end access"]
                )
            ),
            (
                Permissions.EditSettings,
                new(
                    "/settings/departments",
                    "sitemap",
                    words["Departments and teams"],
                    words["Who answers what, and who is told when a promise breaks"]
                )
            ),
        ];

    private static (Permissions Needed, Place Place)[] Rare(Wordbook words) =>
        [
            (
                Permissions.EditTemplates,
                new(
                    "/settings/templates",
                    "template",
                    words["Templates"],
                    words["Letters that the policy demands, and answers to choose from"]
                )
            ),
            (
                Permissions.EditStaff,
                new(
                    "/settings/tokens",
                    "key",
                    words["API tokens"],
                    words["Keys for programs, each with what it may do"]
                )
            ),
            (
                Permissions.Operate,
                new("/settings/outbox", "send", words["Outbox"], words["What waits to leave, and what was given up"])
            ),
            (
                Permissions.Operate,
                new(
                    "/settings/quarantine",
                    "archive",
                    words["Quarantine"],
                    words["What arrived and could not be filed"]
                )
            ),
        ];
}
