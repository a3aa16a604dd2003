using Charter.Desk.Customers;
using Charter.Server.Settings;

namespace Charter.Server.Customers;

/// <summary>A customer as typed.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Language">The language that we write to them in.</param>
/// <param name="OrganisationId">The organisation, if any.</param>
/// <param name="Notes">What colleagues should know.</param>
/// <param name="Email">For a new customer: a mail address.</param>
/// <param name="Phone">For a new customer: a telephone number.</param>
public sealed record CustomerAnswers(
    string Name,
    string Language,
    long? OrganisationId,
    string Notes,
    string Email,
    string Phone
)
{
    public static CustomerAnswers Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            form["name"].ToString(),
            form["language"].ToString(),
            Versions.Id(form, "organisation"),
            form["notes"].ToString(),
            form["email"].ToString().Trim(),
            form["phone"].ToString().Trim()
        );
    }

    public AddCustomer.Request ToRequest()
    {
        var addresses = new List<AddressGiven>();
        if (Email.Length > 0)
        {
            addresses.Add(new AddressGiven(AddressKind.Email, Email));
        }

        if (Phone.Length > 0)
        {
            addresses.Add(new AddressGiven(AddressKind.Phone, Phone));
        }

        return new AddCustomer.Request(Name, Language, OrganisationId, Notes, addresses);
    }
}
