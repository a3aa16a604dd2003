using System.Text;
using System.Xml.Linq;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Security;

/// <summary>Keeps the keys of ASP.NET Core Data Protection in the database, encrypted under the master key, for all nodes and every backup.</summary>
public sealed class DatabaseKeyRepository(IWriteGate writes, IReadGate reads, MasterKey master, TimeProvider time)
    : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = reads.Open();
        return [.. db.ProtectionKeys.AsNoTracking().ToList().Select(k => XElement.Parse(Read(k.Xml)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var xml = master.Protect(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        var request = new WriteRequest(Actor.System("keys"), Instant.FromDateTimeOffset(time.GetUtcNow()));

        // The interface of the framework is synchronous; this runs at start and every 90 days.
        writes
            .WriteAsync(
                request,
                (db, _) =>
                {
                    db.ProtectionKeys.Add(
                        new ProtectionKey
                        {
                            Id = db.NewId(),
                            Name = friendlyName,
                            Xml = xml,
                        }
                    );
                    return Task.FromResult(Outcome<Done>.Of(Done.It));
                },
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
    }

    private string Read(string text) => Encoding.UTF8.GetString(master.Unprotect(text));
}
