namespace Charter.Mail.Automatic;

/// <summary>Why a mail did not arrive, as far as the server's status and words tell.</summary>
public enum BounceCause
{
    /// <summary>Nothing that is told says why.</summary>
    Undefined,

    /// <summary>Nobody has that address.</summary>
    AddressUnknown,

    /// <summary>The domain does not exist or takes no mail.</summary>
    HostUnknown,

    /// <summary>The person has another address now.</summary>
    AddressMoved,

    /// <summary>The mailbox was closed for good.</summary>
    AddressClosed,

    /// <summary>The mailbox is switched off or suspended: it may come back.</summary>
    AddressDisabled,

    /// <summary>The mailbox is full: it may not be tomorrow.</summary>
    MailboxFull,

    /// <summary>This mail is too large; the address is good.</summary>
    TooLarge,

    /// <summary>Policy, reputation, authentication or content: the address may be good.</summary>
    Refused,

    /// <summary>A network or server that did not work at the time.</summary>
    ServerTrouble,
}
