using Charter.Desk.Conversations;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Says what is known of a message's sender, to a person who has to decide whether to believe it.</summary>
public static class SenderWords
{
    /// <summary>A few words; <c>null</c> where nobody looked, which is nothing to worry about.</summary>
    public static string? Short(Message message, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(words);
        return message.Proof switch
        {
            SenderProof.Proven => message.Dmarc == ProofOutcome.Pass
                ? words["proven by DMARC"]
                : words["proven by DKIM"],
            SenderProof.NotProven => words["not proven"],
            SenderProof.Failed => words["sender forged?"],
            SenderProof.PassedOn => words["passed on by a colleague"],
            _ => null,
        };
    }

    /// <summary>What it means, in a sentence.</summary>
    public static string Long(Message message, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(words);
        return message.Proof switch
        {
            SenderProof.Proven => words["Our mail server found it proven that this comes from the sender's domain."],
            SenderProof.NotProven => words[
                "Our mail server found nothing that proves the sender. Many honest domains sign nothing: ask before you do something that can't be undone."
            ],
            SenderProof.Failed => words[
                "The sender's own domain says that this mail is not from there, or it names several senders. Do not believe it before you know who wrote it."
            ],
            SenderProof.PassedOn => words["A colleague passed this on. The address was read in what they passed on."],
            _ => words["No mail server of ours writes down what it finds out about senders. See Settings, Mail rules."],
        };
    }

    /// <summary>The icon beside the words.</summary>
    public static string Icon(SenderProof proof) =>
        proof switch
        {
            SenderProof.Proven => "shield-check",
            SenderProof.Failed => "alert-triangle",
            SenderProof.PassedOn => "mail-forward",
            _ => "circle-dashed",
        };

    /// <summary>Each check and what it came to: "SPF pass · DKIM fail · DMARC none".</summary>
    public static string Checks(Message message, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(
            " · ",
            new[] { ("SPF", message.Spf), ("DKIM", message.Dkim), ("DMARC", message.Dmarc) }.Select(c =>
                $"{c.Item1}: {Outcome(c.Item2, words)}"
            )
        );
    }

    /// <summary>What a note of the desk itself is about; <c>null</c> for a note of a person.</summary>
    public static string? Note(string? code, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return code switch
        {
            null => null,
            DeskNotes.OtherTicketNamed => words["The sender named somebody else's ticket"],
            DeskNotes.FollowsEndedTicket => words["This follows a ticket that has ended"],
            DeskNotes.SenderForged => words["The sender may be forged"],
            DeskNotes.MailCameBack => words["Mail came back"],
            DeskNotes.SaidToHaveComeBack => words["A report says that mail came back; nothing proves it"],
            DeskNotes.AddressRefused => words["The mail server refused an address"],
            DeskNotes.Complained => words["The receiver reported our mail as unwanted"],
            DeskNotes.Shown => words["The receiver's mail program confirmed that our mail was shown"],
            DeskNotes.ReopenedTooOften => words["Mail reopened this ticket too often; it stays as it is"],
            _ => words["Note by the desk itself"],
        };
    }

    private static string Outcome(ProofOutcome outcome, Wordbook words) =>
        outcome switch
        {
            ProofOutcome.Pass => words["passed"],
            ProofOutcome.Fail => words["failed"],
            ProofOutcome.SoftFail => words["probably not from there"],
            ProofOutcome.Neutral => words["the domain says nothing"],
            ProofOutcome.Policy => words["refused by a rule"],
            ProofOutcome.TemporaryError => words["could not be checked then"],
            ProofOutcome.PermanentError => words["could not be checked"],
            _ => words["nothing to check"],
        };
}
