using Charter.Mail.Imap;

namespace Charter.Channels.Email.Fetching;

/// <summary>What there is to do in one folder.</summary>
/// <param name="Box">The folder as it was when it was looked at.</param>
/// <param name="IsJunk">Whether it is the junk folder.</param>
/// <param name="IsFresh">Whether it is looked at for the first time, or its numbers mean other mails than before.</param>
/// <param name="LastUid">Up to where it is read once <paramref name="New"/> is done.</param>
/// <param name="New">Mails that were not looked at before, ascending.</param>
/// <param name="Again">Mails that failed before, and are tried after all others.</param>
internal sealed record FolderWork(
    ImapMailbox Box,
    bool IsJunk,
    bool IsFresh,
    uint LastUid,
    IReadOnlyList<ImapMessageInfo> New,
    IReadOnlyList<ImapMessageInfo> Again
)
{
    public IEnumerable<ImapMessageInfo> All => New.Concat(Again);
}
