using Charter.Desk.Conversations;

namespace Charter.Channels.Email;

/// <summary>
/// What becomes of mail that has an address of ours in From and was not sent by the desk: colleagues, scanners, programs and
/// forgers write it. None of it is lost, and none of it is answered by a machine.
/// </summary>
internal static class OwnAddressMail
{
    public static IntakeReading Read(MailContext read, FileIncoming.Request request)
    {
        var quiet = request with { MayAnswerByMachine = false };
        if (read.Verdict.IsAutomatic)
        {
            return new IntakeReading.ToIgnore("a machine's mail from our own address", quiet);
        }

        if (request.CopiedTo.Count > 0)
        {
            return new IntakeReading.ToSetApart(
                "from our own address to others, and not sent by the desk: most likely an answer that was written elsewhere",
                quiet
            );
        }

        var author = ReplyAddress.Base(read.Written.Author.Address);
        var isToItself = Array.Exists(read.Recipients(), r => ReplyAddress.Base(r) == author);
        return read.Check.Proof == SenderProof.Failed || (isToItself && read.Check.Proof != SenderProof.Proven)
            ? new IntakeReading.ToSetApart(
                "from our own address, and not sent by the desk: a scanner, a form, a colleague, or a forgery",
                quiet
            )
            : new IntakeReading.ToFile(quiet);
    }
}
