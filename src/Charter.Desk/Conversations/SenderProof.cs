namespace Charter.Desk.Conversations;

/// <summary>What is known of whether a message comes from the address that it names.</summary>
public enum SenderProof
{
    /// <summary>Nobody looked: it is no mail, or no server of ours writes down what it found.</summary>
    NotChecked,

    /// <summary>Our own server found it proven, by DMARC or by a signature of the sender's domain.</summary>
    Proven,

    /// <summary>Our own server looked, and nothing proves it. Ordinary for domains that sign nothing.</summary>
    NotProven,

    /// <summary>The domain itself says that this mail is not from there (DMARC failed), or it names several senders.</summary>
    Failed,

    /// <summary>A colleague passed it on; the address was read in what they passed on.</summary>
    PassedOn,
}
