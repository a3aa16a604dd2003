using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Mail.Dkim;
using Charter.Server.Api;
using Charter.Server.Security;

namespace Charter.Server.Settings;

/// <summary>Makes keys: the private half is encrypted before it goes anywhere.</summary>
internal static class DkimKeys
{
    public static async Task<Outcome<AddDkimKey.Result>> MakeAsync(DeskRequest desk, MasterKey key, string domain)
    {
        // Making a key costs a moment: not for whoever may not.
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return refused;
        }

        if (!AddDkimKey.IsDomain(domain))
        {
            return new InvalidField("domain", "The domain after the @ of your addresses, such as example.com.");
        }

        var pair = DkimKeyPair.Create();
        var request = new AddDkimKey.Request(domain, key.ProtectText(pair.PrivateKeyPem), pair.DnsRecord);
        return await desk.WriteAsync((db, ct) => AddDkimKey.Handle(db, desk.Actor, request, ct));
    }
}
