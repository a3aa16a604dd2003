using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Changes what belongs to oneself: name, language, zone, signature.</summary>
public static class ChangeOwnProfile
{
    private const int LongestSignature = 2000;

    /// <param name="Name">The full name.</param>
    /// <param name="Language">The language of their pages.</param>
    /// <param name="Zone">Their time zone.</param>
    /// <param name="Signature">Closes messages that they write.</param>
    /// <param name="MailWhenCustomerWrites">Whether they are told by mail too when a customer of theirs writes; <c>null</c> leaves it as it is.</param>
    public sealed record Request(
        string Name,
        string Language,
        string Zone,
        string? Signature,
        bool? MailWhenCustomerWrites = null
    );

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (
            actor.Kind != ActorKind.Staff
            || await db.StaffMembers.FindAsync([actor.Id], cancellationToken) is not { } staff
        )
        {
            return new NotFound("person");
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        if ((StaffFields.CheckLanguage(request.Language) ?? StaffFields.CheckZone(request.Zone)) is { } invalid)
        {
            return invalid;
        }

        if (request.Signature is { Length: > LongestSignature })
        {
            return new InvalidField("signature", "At most 2,000 characters fit here.");
        }

        staff.Name = name;
        staff.Language = request.Language;
        staff.Zone = request.Zone;
        staff.Signature = FieldText.Clean(request.Signature).Trim();
        staff.MailWhenCustomerWrites = request.MailWhenCustomerWrites ?? staff.MailWhenCustomerWrites;
        staff.Version++;
        db.Record(new StaffChanged(staff.Id, ["profile"]));
        return Done.It;
    }
}
