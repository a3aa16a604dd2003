using System.Collections.Frozen;
using Charter.Server.Words;

namespace Charter.Server.Mailboxes;

/// <summary>Why mail of a provider was not taken, in the reader's language. The English sentence is the key.</summary>
internal static class WebhookAdvice
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        Wordbook.Key("Give the topic's ARN in the mailbox's settings."),
        Wordbook.Key("The message is of another topic than the one in the settings."),
        Wordbook.Key("The message is not signed by Amazon."),
        Wordbook.Key("The message came without Amazon's signature: turn raw message delivery off at the subscription."),
        Wordbook.Key("The message is too old, or this computer's clock is wrong."),
        Wordbook.Key("Amazon's notification service can't be reached from here."),
        Wordbook.Key(
            "The mail itself was not sent: the rule keeps it in S3, which the desk does not read. Add an SNS action that publishes the mail, with Base64 as its encoding."
        ),
        Wordbook.Key("The topic's subscription was ended at Amazon. Subscribe the address again."),
        Wordbook.Key("The message asks for a confirmation somewhere else than at Amazon."),
        Wordbook.Key("Give Mailgun's HTTP webhook signing key in the mailbox's settings."),
        Wordbook.Key("The signature is missing or not made under the signing key in the settings."),
        Wordbook.Key("The signature is too old, or this computer's clock is wrong."),
        Wordbook.Key(
            "Mailgun did not send the mail itself: let the route forward to the address as it is shown here, which ends in /mime."
        ),
        Wordbook.Key(
            "The signature is missing or not made with the public key in the settings. Attach the security policy to the host at SendGrid, or take the key out here."
        ),
        Wordbook.Key(
            "SendGrid took the mail apart. Tick “POST the raw, full MIME message” at the host in its Inbound Parse settings."
        ),
        Wordbook.Key("What was sent is not in the provider's format."),
        Wordbook.Key("Something was brought with a wrong key in its address, or with none."),
        Wordbook.Key("The mailbox is paused, and its mail waits at the provider."),
        Wordbook.Key("A mail was larger than 50 MB and was not taken."),
        Wordbook.Key(
            "It was sent to an address that is none of the desk's. If it should be, add the address to the recipients that the desk takes mail for."
        ),
        Wordbook.Key("This signature was used for another mail already.")
    );

    public static string Of(string refused, Wordbook words) => Known.Contains(refused) ? words[refused] : refused;
}
