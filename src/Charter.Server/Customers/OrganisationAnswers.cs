namespace Charter.Server.Customers;

/// <summary>An organisation as typed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The mail domain whose senders belong to it; empty for none.</param>
/// <param name="Plan">The service plan that the policy speaks of; empty for none.</param>
public sealed record OrganisationAnswers(string Name, string Domain, string Plan);
