namespace Charter.Mail.Mime;

/// <summary>Something in a mail that is not as the standards say.</summary>
/// <param name="Code">What kind of problem it is.</param>
/// <param name="Offset">Where in the raw mail, in bytes from its start.</param>
/// <param name="Detail">The header, parameter or label that it is about.</param>
public sealed record MailProblem(MailProblemCode Code, int Offset, string Detail);
