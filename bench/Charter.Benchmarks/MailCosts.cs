namespace Charter.Benchmarks;

/// <summary><c>mail</c>: the costs of mail in processor time, for a machine that does other work too.</summary>
internal static class MailCosts
{
    public static void Report()
    {
        var mails = new MailBenchmarks();
        mails.Setup();
        ProcessorTime.Report("read a small mail", () => mails.ReadSmall());
        ProcessorTime.Report("  and judge and split it", () => mails.ReadSmallJudgeAndSplit());
        ProcessorTime.Report(
            "read 8 MB of attachment, its bytes left as they are",
            () => mails.ReadHeavyWithoutDecoding()
        );
        ProcessorTime.Report("  and decode them", () => mails.ReadHeavyAndDecode());
        ProcessorTime.Report("  and hash them", () => mails.ReadHeavyAndHash());
        ProcessorTime.Report("write a small mail", () => mails.WriteSmall());
        ProcessorTime.Report("HTML as text", () => mails.HtmlAsText());
        ProcessorTime.Report("sanitize HTML", () => mails.Sanitize());
    }
}
