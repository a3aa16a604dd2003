using Charter.Desk.Conversations;
using Charter.Mail.Authentication;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>What our own server found out about a mail's sender, in the desk's words.</summary>
public static class MailProof
{
    /// <param name="mail">The mail.</param>
    /// <param name="written">Who it says that it is from.</param>
    /// <param name="servers">The names of our own servers; none: nothing is believed.</param>
    /// <param name="ownTraceLines">How many lines on top are the desk's own listener's, written after the server's.</param>
    public static SenderCheck Of(
        MailMessage mail,
        MailAuthorship written,
        IReadOnlyCollection<string> servers,
        int ownTraceLines
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(servers);
        if (servers.Count == 0)
        {
            return written.IsAmbiguous ? new SenderCheck(SenderProof.Failed) : SenderCheck.None;
        }

        var results = AuthenticationResults.Read(mail, servers, ownTraceLines);
        return new SenderCheck(
            ProofOf(mail, written, results),
            Outcome(results.Spf),
            Outcome(results.Dkim),
            Outcome(results.Dmarc),
            results.Server
        );
    }

    private static SenderProof ProofOf(MailMessage mail, MailAuthorship written, AuthenticationResults results)
    {
        if (written.IsAmbiguous || results.Dmarc == AuthenticationOutcome.Fail)
        {
            return SenderProof.Failed;
        }

        // A group of ours is proven to have passed it on, and nobody to have written it.
        var from = mail.From.FirstOrDefault(a => a.IsUsable);
        return from is not null && !written.IsPassedOnByUs && results.Proves(from)
            ? SenderProof.Proven
            : SenderProof.NotProven;
    }

    private static ProofOutcome Outcome(AuthenticationOutcome outcome) =>
        outcome switch
        {
            AuthenticationOutcome.Pass => ProofOutcome.Pass,
            AuthenticationOutcome.Fail => ProofOutcome.Fail,
            AuthenticationOutcome.SoftFail => ProofOutcome.SoftFail,
            AuthenticationOutcome.Neutral => ProofOutcome.Neutral,
            AuthenticationOutcome.Policy => ProofOutcome.Policy,
            AuthenticationOutcome.TemporaryError => ProofOutcome.TemporaryError,
            AuthenticationOutcome.PermanentError => ProofOutcome.PermanentError,
            _ => ProofOutcome.None,
        };
}
