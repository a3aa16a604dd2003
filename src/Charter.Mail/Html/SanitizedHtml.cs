namespace Charter.Mail.Html;

/// <summary>HTML that is safe to put into a page.</summary>
/// <param name="Html">The HTML; empty when nothing of it was allowed.</param>
/// <param name="BlockedRemoteImages">How many images of other servers it would have loaded.</param>
/// <param name="IsTruncated">True when the mail held more than is shown.</param>
public sealed record SanitizedHtml(string Html, int BlockedRemoteImages, bool IsTruncated);
